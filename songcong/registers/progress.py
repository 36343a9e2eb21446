"""How far the reading or writing of an upload is, told through Valkey to the page that waits."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Literal

from django.core.cache import cache
from redis.exceptions import RedisError

Stage = Literal["read", "write"]
Told = Callable[[Stage, int, int], None]
"""Hears what is done with the rows, with how many, of how many."""
_KEPT: Final = 3600


@dataclass(frozen=True)
class Progress:
    """So many rows of so many were read or written."""

    stage: Stage
    done: int
    total: int


def unheard(_stage: Stage, _done: int, _total: int) -> None:
    """For work that nobody waits for at a screen."""


class Teller:
    """Says how far an upload is; whether anybody hears it does not matter to the work."""

    def __init__(self, upload_id: int) -> None:
        self.key = _key(upload_id)

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        with suppress(RedisError):
            cache.set(self.key, (stage, min(done, total), total), timeout=_KEPT)


def progress_of(upload_id: int) -> Progress | None:
    """How far an upload is; None where nothing was said yet."""
    said = cache.get(_key(upload_id))
    return Progress(*said) if said else None


def forget(upload_id: int) -> None:
    """The work is done."""
    with suppress(RedisError):
        cache.delete(_key(upload_id))


def _key(upload_id: int) -> str:
    return f"register-progress:{upload_id}"
