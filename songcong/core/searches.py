"""What somebody searched for, kept a while under a mark, so that no address and no log holds it."""

import secrets
from typing import Final

from django.core.cache import cache

KEPT_FOR: Final = 60 * 60
"""Seconds; going back to a page of results works for so long."""


def remember(person: int, text: str) -> str:
    """Keep the words of one person's search; returns the mark for the address of its results."""
    mark = secrets.token_urlsafe(12)
    cache.set(_key(person, mark), text, timeout=KEPT_FOR)
    return mark


def recall(person: int, mark: str) -> str | None:
    """The words of the person's own search; None where it was another's or too long ago."""
    found: str | None = cache.get(_key(person, mark)) if mark else None
    return found


def _key(person: int, mark: str) -> str:
    return f"search:{person}:{mark[:40]}"
