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
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # nothing is collected for tests


class UndefinedVariable(str):
    """Makes a template fail that names what its view did not give it."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return True

    def __mod__(self, variable: object) -> str:
        raise AssertionError(f"The template asks for {variable}, which nobody gave it.")


TEMPLATES = [
    {
        **TEMPLATES[0],
        "OPTIONS": {**TEMPLATES[0]["OPTIONS"], "string_if_invalid": UndefinedVariable("undefined")},
    }
]
DEMO_ALLOWED = True
SECOND_FACTOR_COMPULSORY = False  # tests of the second factor demand it themselves
