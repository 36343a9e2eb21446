"""How often one may try a code together with four digits."""

from django.core import signing
from django.http import HttpRequest

from songcong.core.address import limit_key
from songcong.core.limits import minutes_to_wait

PER_CODE, PER_ADDRESS = "5/15m", "30/15m"
TOO_OFTEN = "Bạn đã thử quá nhiều lần. Hãy chờ {minutes} phút rồi thử lại."
OPENED = "da_mo"
OPEN_SECONDS = 3600
_SALT = "petition-opened"


def minutes_to_try(request: HttpRequest, group: str, tried: str) -> int:
    """Count the try against the address and what was tried; 0 while one may still ask."""
    return max(
        minutes_to_wait(request, group, limit_key, PER_ADDRESS),
        minutes_to_wait(request, f"{group}-code", lambda _group, _request: tried, PER_CODE),
    )


def proof_of(code: str, digits: str) -> str:
    """What the page of a petition that was found sends along with its forms."""
    return signing.dumps([code, digits], salt=_SALT)


def has_opened(request: HttpRequest, code: str, digits: str) -> bool:
    """Whether the very petition was found within the hour: what is done with it is no try."""
    try:
        found = signing.loads(request.POST.get(OPENED, ""), salt=_SALT, max_age=OPEN_SECONDS)
    except signing.BadSignature:
        return False
    return bool(found == [code, digits])
