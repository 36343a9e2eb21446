"""The test suite."""

from songcong.settings.base import *

SECRET_KEY = "tests-only"
IDENTITY_KEYS = ["dGVzdHMtb25seS1pZGVudGl0eS1rZXktMDAwMDAwMDA="]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
