"""How often one may try a code together with four digits."""

from django.http import HttpRequest

from songcong.core.address import limit_key
from songcong.core.limits import minutes_to_wait

PER_CODE, PER_ADDRESS = "5/15m", "30/15m"
TOO_OFTEN = "Bạn đã thử quá nhiều lần. Hãy chờ {minutes} phút rồi thử lại."


def minutes_to_try(request: HttpRequest, group: str, tried: str) -> int:
    """Count the try against the address and what was tried; 0 while one may still ask."""
    return max(
        minutes_to_wait(request, group, limit_key, PER_ADDRESS),
        minutes_to_wait(request, f"{group}-code", lambda _group, _request: tried, PER_CODE),
    )
