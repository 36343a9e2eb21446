"""The published timetable: weekly rules, single days and changes laid out over days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from songcong.core.checks import Check, not_before
from songcong.core.working_days import WorkingCalendar

AHEAD = 28
"""Days that the published timetable looks ahead."""
LEADER_DAY = "reception.leader_day_per_week"
ANSWER_WITHIN = "reception.answer_within"
_FRIDAY, _SUNDAY = 4, 6
SLOT_CHECKS = (
    not_before("valid_to", "valid_from"),
    Check(
        ("ends_at", "starts_at"),
        lambda end, start: end is not None and start is not None and end <= start,
        "{0} không sau {1}",
    ),
)
SLOT_TITLES = {
    "valid_from": "Từ ngày",
    "valid_to": "Đến hết ngày",
    "starts_at": "Từ giờ",
    "ends_at": "Đến giờ",
}


class Slot(Protocol):
    """A weekly rule, or a single day where ``weekday`` is empty."""

    pk: int
    unit_id: int
    kind: str
    weekday: int | None
    starts_at: time
    ends_at: time
    place: str
    receiver: str
    seats: int
    valid_from: date
    valid_to: date | None


class Change(Protocol):
    """What is different on one day, and why."""

    cancelled: bool
    starts_at: time | None
    ends_at: time | None
    place: str
    receiver: str
    reason: str


@dataclass(frozen=True)
class Turn:
    """One reception of one day; a cancelled one stays in sight with its reason."""

    slot_id: int
    unit_id: int
    kind: str
    day: date
    starts_at: time
    ends_at: time
    place: str
    receiver: str
    seats: int
    cancelled: bool = False
    reason: str = ""

    def takes_bookings(self, at: datetime) -> bool:
        """Whether a citizen may still book it: it is held, gives turns, and is not over.

        ``at`` is an instant as clocks in Viet Nam show it.
        """
        over = (at.date(), at.time()) >= (self.day, self.ends_at)
        return self.seats > 0 and not self.cancelled and not over


Changes = Mapping[tuple[int, date], Change]


def turns(
    slots: Iterable[Slot],
    changes: Changes,
    first: date,
    last: date,
    calendar: WorkingCalendar,
) -> list[Turn]:
    """The receptions from one day to another, in their order; a day off has none of the weekly."""
    found = [
        _turn(slot, day, changes.get((slot.pk, day)))
        for slot in slots
        for day in _days(slot, first, last)
        if slot.weekday is None or calendar.is_working(day)
    ]
    return sorted(found, key=lambda turn: (turn.day, turn.starts_at, turn.slot_id))


def _days(slot: Slot, first: date, last: date) -> Iterable[date]:
    if slot.weekday is None:
        return (slot.valid_from,) if first <= slot.valid_from <= last else ()
    begin = max(first, slot.valid_from)
    end = min(last, slot.valid_to or last)
    begin += timedelta(days=(slot.weekday - begin.weekday()) % 7)
    return (begin + timedelta(days=7 * week) for week in range((end - begin).days // 7 + 1))


def _turn(slot: Slot, day: date, change: Change | None) -> Turn:
    plain = Turn(
        slot.pk,
        slot.unit_id,
        slot.kind,
        day,
        slot.starts_at,
        slot.ends_at,
        slot.place,
        slot.receiver,
        slot.seats,
    )
    if change is None:
        return plain
    return Turn(
        slot.pk,
        slot.unit_id,
        slot.kind,
        day,
        change.starts_at or slot.starts_at,
        change.ends_at or slot.ends_at,
        change.place or slot.place,
        change.receiver or slot.receiver,
        slot.seats,
        cancelled=change.cancelled,
        reason=change.reason,
    )


def week_of(day: date) -> tuple[date, date, date]:
    """Monday and Sunday of a day's week, and the Friday by which the chair must have received."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=_SUNDAY), monday + timedelta(days=_FRIDAY)
