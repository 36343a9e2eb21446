"""The test suite."""

from songcong.settings.base import *

DATA_DIR = BASE_DIR / "var" / "test"
MEDIA_ROOT = DATA_DIR / "files"
STATIC_ROOT = DATA_DIR / "static"
SECRET_KEY = "tests-only"
IDENTITY_KEYS = ["dGVzdHMtb25seS1pZGVudGl0eS1rZXktMDAwMDAwMDA="]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # nothing is collected for tests
