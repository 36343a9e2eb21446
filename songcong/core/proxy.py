"""The visitor's address behind our own proxy, for lock-out and rate limits."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


class RemoteAddressMiddleware:
    """Take the address that the nearest proxy saw: the last one in ``X-Forwarded-For``.

    Earlier entries are what the visitor claims. Used under the production settings alone, where
    nothing but the proxy reaches the web process.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        seen = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if seen:
            request.META["REMOTE_ADDR"] = seen
        return self.get_response(request)
