"""A city's real installation, behind a proxy that speaks HTTPS: nothing is guessed."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from songcong.settings.base import *

for name in ("SECRET_KEY", "IDENTITY_KEYS", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL"):
    if not env(name, default=""):
        raise ImproperlyConfigured(f"Thiếu biến môi trường {name}; xem docs/operations.md.")
if SONGCONG_TODAY:
    raise ImproperlyConfigured("SONGCONG_TODAY chỉ dùng cho bản trình diễn; hãy bỏ biến này.")

MIDDLEWARE = ["songcong.core.proxy.RemoteAddressMiddleware", *MIDDLEWARE]
SITE_URL = env("SITE_URL", default=f"https://{ALLOWED_HOSTS[0]}")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STATIC_ROOT = Path(env("STATIC_ROOT", default=str(DATA_DIR / "static")))
if bucket := env("S3_BUCKET", default=""):
    STORAGES = {
        **STORAGES,
        "default": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": bucket,
                "endpoint_url": env("S3_ENDPOINT", default=None),
                "default_acl": "private",
                "querystring_auth": True,
            },
        },
    }
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="khong-tra-loi@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
