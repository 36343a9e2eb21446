"""From which address a request comes, as sign-in limits count it."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The caller's address; behind ``TRUSTED_PROXIES`` proxies, the one the outermost saw."""
    proxies: int = settings.TRUSTED_PROXIES
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(seen) >= proxies and seen[-proxies]:
        return seen[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def limit_key(_group: str, request: HttpRequest) -> str:
    """The key by which a rate limit counts callers."""
    return client_address(request)
