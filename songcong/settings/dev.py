"""A developer's machine and the demo city."""

from songcong.settings.base import *

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = SECRET_KEY or "development-only"
IDENTITY_KEYS = IDENTITY_KEYS or ["ZGV2ZWxvcG1lbnQtb25seS1pZGVudGl0eS1rZXktMDA="]
DEMO_ALLOWED = True
SMS_GATEWAY = SMS_GATEWAY or "songcong.core.sms.console"
SECOND_FACTOR_COMPULSORY = env.bool(
    "SECOND_FACTOR_COMPULSORY", default=False
)  # the demo prints its password
