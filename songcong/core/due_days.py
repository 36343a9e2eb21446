"""Which open things have a due day of the law: each app makes its own known."""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from songcong.core.law import Deadline, Law

MOVED = "due_moved"
"""The verb of the event that writes a moved due day down."""
BECAUSE = "lịch ngày nghỉ hoặc định mức đã sửa"
Due = Callable[[Any, Law], Deadline | None]
"""By when the law wants a row settled; raises NormMissing where it does not say."""


class Owed(NamedTuple):
    """Open rows of one kind, with ``due_on`` and ``due_citation``.

    ``record`` is the line of a register on which the row's events hang; ``roles`` are told.
    """

    what: str
    roles: Collection[str]
    rows: Callable[[], Any]
    due: Due
    record: Callable[[Any], Any] = lambda row: row


_OWED: list[Owed] = []


def owes(owed: Owed) -> Owed:
    """Make it known that an app's rows follow a change of norms or days off."""
    _OWED.append(owed)
    return owed


def everything_owed() -> tuple[Owed, ...]:
    """What every app made known."""
    return tuple(_OWED)
