"""What many people ask for is worked out once and kept a while; without the store, each time."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from redis.exceptions import RedisError

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


def remembered(key: str, make: Callable[[], T], *, seconds: int) -> T:
    """The value kept under the key, or a fresh one; a store that does not answer is passed by."""
    try:
        found: Any = cache.get_or_set(key, make, seconds)
    except RedisError:
        _LOG.warning("the cache does not answer; %s is worked out anew", key)
        return make()
    return found  # type: ignore[no-any-return]  # what was kept was made by ``make``
