"""Settings common to every way of running."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

DATA_DIR = Path(env("SONGCONG_DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
SONGCONG_TODAY = env("SONGCONG_TODAY", default="")
ATTACHMENT_SCANNER = env("ATTACHMENT_SCANNER", default="")
IDENTITY_KEYS = env.list("IDENTITY_KEYS", default=[])
DEMO_ALLOWED = False  # only development and tests may fill a city with invented people

INSTALLED_APPS = [
    "songcong.core",
    "wards",
    "petitions",
    "inspections",
    "reports",
    "songcong.registers",
    "songcong.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_linear_migrations",
    "pgtrigger",
    "pghistory",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "csp",
    "django_filters",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
]
FIRST_PARTY_APPS = ["wards", "petitions", "inspections", "reports", "songcong.registers"]

MIDDLEWARE = [
    "songcong.core.logs.RequestMarks",
    "django.middleware.security.SecurityMiddleware",
    "songcong.core.readonly.ReadOnlyMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "songcong.core.sessions.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "songcong.core.refused_method.RefusedMethodMiddleware",
    "wards.http.DoorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "songcong.urls"
WSGI_APPLICATION = "songcong.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "songcong.core.context.product",
            ],
        },
    }
]

FORM_RENDERER = "songcong.core.forms.OfficeRenderer"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

DATABASES = {
    "default": {
        **env.db_url("DATABASE_URL", default="postgres://songcong@127.0.0.1:5432/songcong"),
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=600),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 3},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 5},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

AUTH_USER_MODEL = "wards.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/dang-nhap/"
SECOND_FACTOR_COMPULSORY = True
OTP_TOTP_ISSUER = "Dân chủ cơ sở"
PASSWORD_RESET_TIMEOUT = 3 * 3600
FILING_LEAST_SECONDS = 5  # nobody reads and answers six pages in less
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "wards.views.account.sign_in.locked_out"
AXES_CLIENT_IP_CALLABLE = "songcong.core.address.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 20  # seconds: a mail server that does not answer holds up no worker
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="khong-tra-loi@songcong.invalid")
SMS_GATEWAY = env("SMS_GATEWAY", default="")  # a dotted path: songcong.core.sms tells what it takes
OFFICE_HOURS = env.list("OFFICE_HOURS", default=["07:30", "17:00"])  # when senders may be told
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")  # how links in mails begin
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["songcong.formats"]
LOCALE_PATHS = [BASE_DIR / "songcong" / "locale"]

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [
    *("jpg", "jpeg", "png", "gif", "webp", "zip", "gz", "tgz", "bz2", "tbz", "xz", "br"),
    *("woff", "woff2", "map"),
]
MEDIA_ROOT = DATA_DIR / "files"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600, "socket_connect_timeout": 2}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
REPORT_LEASE_SECONDS = env.float("REPORT_LEASE_SECONDS", default=60.0)
CELERY_BEAT_SCHEDULE = {
    "outbox": {"task": "wards.deliver_outbox", "schedule": 30.0},
    "reports": {"task": "reports.put_back_expired", "schedule": 30.0},
    "registers": {"task": "registers.tidy_uploads", "schedule": 60.0},
    "exports": {"task": "registers.tidy_exports", "schedule": 60.0},
    "figures": {"task": "reports.renew_figures", "schedule": 60.0},
    "morning": {"task": "reports.post_digests", "schedule": crontab(hour=7, minute=30)},
    "letters": {"task": "petitions.lay_letters_left", "schedule": 60.0},
    "due days": {"task": "petitions.count_due_days_again", "schedule": crontab(hour=1, minute=40)},
    "owed days": {"task": "wards.count_due_days_again", "schedule": crontab(hour=1, minute=45)},
    "notices": {"task": "reports.forget_old_notices", "schedule": crontab(hour=2, minute=30)},
    "api": {"task": "wards.forget_api_requests", "schedule": crontab(hour=2, minute=40)},
    "filing files": {"task": "petitions.forget_filing_files", "schedule": crontab(minute=50)},
    "bookings": {"task": "petitions.forget_bookings", "schedule": crontab(hour=2, minute=50)},
    "succession": {"task": "wards.hand_over", "schedule": crontab(hour=0, minute=10)},
    "identities": {"task": "petitions.tell_identity_month", "schedule": crontab(hour=7, minute=5)},
    "leader_weeks": {"task": "petitions.open_weeks", "schedule": crontab(hour=0, minute=20)},
    "recount": {"task": "reports.recount_figures", "schedule": crontab(hour=2, minute=10)},
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "songcong.core.logs.Line"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would mail whole requests, with what was typed.
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},  # what a visitor got wrong is in the access log
    },
}

KNOX_TOKEN_MODEL = "knox.AuthToken"
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "songcong.core.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,  # the schema tells it, to whom it concerns: OPTIONS is nowhere
    "EXCEPTION_HANDLER": "songcong.api.handle_error",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Dân chủ ở cơ sở",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "ReceptionKind": "petitions.enums.ReceptionKind",
        "PetitionKind": "petitions.api.petition.KINDS",
        "MeetingKind": "wards.enums.MeetingKind",
        "PetitionOutcome": "petitions.enums.Outcome",
        "MediationOutcome": "petitions.enums.MediationOutcome",
    },
}
