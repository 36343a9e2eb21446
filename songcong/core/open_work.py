"""What hangs on a unit or a person: each app counts its own before the ground changes."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from songcong.core.law_change import Touched


class Hands(NamedTuple):
    """A person's work in some units, at a moment."""

    user_id: int
    unit_ids: Collection[int]
    at: datetime


class Beginning(NamedTuple):
    """A unit, and the first day that it is to have."""

    unit_id: int
    first: date


Open = Callable[[Collection[int]], Touched]
Held = Callable[[Hands], Touched]
Before = Callable[[Beginning], Touched]
_OPEN: list[Open] = []
_HELD: list[Held] = []
_BEFORE: list[Before] = []


def counts_open(counter: Open) -> Open:
    """Make it known what an app has open in some units."""
    _OPEN.append(counter)
    return counter


def counts_held(counter: Held) -> Held:
    """Make it known what an app has in the hands of one person."""
    _HELD.append(counter)
    return counter


def counts_before(counter: Before) -> Before:
    """Make it known what an app has of a unit from before its first day."""
    _BEFORE.append(counter)
    return counter


def open_work_of(unit_ids: Collection[int]) -> list[Touched]:
    """What every app has open in the units, by their ids."""
    return [counter(unit_ids) for counter in _OPEN]


def work_held_by(hands: Hands) -> list[Touched]:
    """What every app has in the person's hands."""
    return [counter(hands) for counter in _HELD]


def lines_before(beginning: Beginning) -> list[Touched]:
    """What every app has of the unit from before its first day."""
    return [counter(beginning) for counter in _BEFORE]


class Going(NamedTuple):
    """Open records of one kind, of all units, with the roles that work on them.

    ``rows`` gives records with ``unit``, ``successor``, ``version`` and ``events``.
    """

    what: str
    roles: Collection[str]
    rows: Callable[[], Any]


_GOING: list[Going] = []


def goes_on(what: str, *roles: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Make it known what goes on in the unit that follows when a unit ends."""

    def known(rows: Callable[[], Any]) -> Callable[[], Any]:
        _GOING.append(Going(what, roles, rows))
        return rows

    return known


def going_on() -> tuple[Going, ...]:
    """What every app has that goes on when a unit ends."""
    return tuple(_GOING)
