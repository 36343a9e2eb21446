"""How often one address may ask for what is open to anyone."""

from django.http import HttpRequest
from django_ratelimit.core import is_ratelimited
from redis.exceptions import RedisError

from songcong.core.address import limit_key

READING = "120/m"
WAIT_SECONDS = 60


def reads_too_often(request: HttpRequest, group: str) -> bool:
    """Count one reading of the group; open while nothing can be counted."""
    try:
        limited = is_ratelimited(request, group=group, key=limit_key, rate=READING, increment=True)
    except RedisError:
        return False
    return bool(limited)
