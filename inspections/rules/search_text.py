"""The words by which a supervision is found."""

from collections.abc import Iterable

from songcong.core.text import fold


def search_text(subject: str, recommended: Iterable[str]) -> str:
    """What was looked at and what was recommended on it."""
    return fold(" ".join((subject, *recommended)))
