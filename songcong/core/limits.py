"""How often one address may ask for what is open to anyone."""

from collections.abc import Callable

from django.http import HttpRequest
from django_ratelimit.core import get_usage, is_ratelimited
from redis.exceptions import RedisError

from songcong.core.address import limit_key

READING = "120/m"
WAIT_SECONDS = SECONDS_A_MINUTE = 60


def reads_too_often(request: HttpRequest, group: str) -> bool:
    """Count one reading of the group; open while nothing can be counted."""
    try:
        limited = is_ratelimited(request, group=group, key=limit_key, rate=READING, increment=True)
    except RedisError:
        return False
    return bool(limited)


def minutes_to_wait(
    request: HttpRequest, group: str, key: Callable[[str, HttpRequest], str], rate: str
) -> int:
    """Count one try of the group; in how many minutes the next is heard, 0 for at once.

    While nothing can be counted nobody is heard: 1.
    """
    usage = get_usage(request, group=group, key=key, rate=rate, increment=True)
    if usage is None or not usage["should_limit"]:
        return 0
    return max(1, -(-int(usage["time_left"]) // SECONDS_A_MINUTE))
