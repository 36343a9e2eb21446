"""A change of norms or of days off: what it would touch, and who follows once it is made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from songcong.core.law import Deadline, Law
from songcong.core.norms import NormMissing

T = TypeVar("T")


@dataclass(frozen=True)
class LawChange:
    """The law before and after; ``first_day`` is the earliest day on which the two differ."""

    before: Law
    after: Law
    first_day: date
    today: date

    def moves(self, deadline: Callable[[Law], Deadline | None]) -> bool:
        """Whether a deadline falls on another day than it would without the change."""
        return _day(deadline, self.before) != _day(deadline, self.after)


class Touched(NamedTuple):
    """How many things of one kind a change touches."""

    what: str
    how_many: int


Counter = Callable[[LawChange], Touched]
Follower = Callable[[int, datetime], None]
"""Takes the id of the event that wrote the change down, and the instant."""

_COUNTERS: list[Counter] = []
_FOLLOWERS: list[Follower] = []


def counts_touched(counter: Counter) -> Counter:
    """Make it known what of an app a change of the law would touch."""
    _COUNTERS.append(counter)
    return counter


def follows_law(follower: Follower) -> Follower:
    """Make it known what an app does once the law has changed; safe to run twice."""
    _FOLLOWERS.append(follower)
    return follower


def touched_by(change: LawChange) -> list[Touched]:
    """What a change would touch in every app."""
    return [counter(change) for counter in _COUNTERS]


def follow(event_id: int, at: datetime) -> int:
    """Let every app follow a change; returns how many did."""
    for follower in _FOLLOWERS:
        follower(event_id, at)
    return len(_FOLLOWERS)


def how_many_move(
    rows: Iterable[T], deadline: Callable[[T, Law], Deadline | None], change: LawChange
) -> int:
    """How many rows would get another due day."""
    return sum(change.moves(lambda law, row=row: deadline(row, law)) for row in rows)  # type: ignore[misc]  # bound at once


def _day(deadline: Callable[[Law], Deadline | None], law: Law) -> date | None:
    try:
        found = deadline(law)
    except NormMissing:
        return None
    return found.due_on if found else None
