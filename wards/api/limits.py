"""How often a person or a machine may ask: reading more often than writing."""

from django.http import HttpRequest
from django_ratelimit.core import is_ratelimited
from rest_framework.exceptions import Throttled
from rest_framework.request import Request

READING, WRITING = "600/m", "120/m"
SAFE = ("GET", "HEAD", "OPTIONS")


def limit(request: Request) -> None:
    """Hold off who asks too often; raises Throttled."""
    reads = request.method in SAFE
    if is_ratelimited(
        request._request,  # noqa: SLF001  # the library reads Django's own request
        group="api-read" if reads else "api-write",
        key=_who,
        rate=READING if reads else WRITING,
        increment=True,
    ):
        raise Throttled


def _who(_group: str, request: HttpRequest) -> str:
    return str(request.user.pk)
