"""Whether something with a due day is late; whether it is done is told apart."""

from dataclasses import dataclass
from datetime import date, timedelta

from songcong.core.working_days import WorkingCalendar

SOON = 3
"""Working days before the due day from which on it is due soon."""
_SOON_BY_CALENDAR = timedelta(days=5)


@dataclass(frozen=True)
class Lateness:
    """Words about a due day and their tone: red late, amber due soon, green in time."""

    words: str
    tone: str


def is_late(due_on: date | None, done_on: date | None, today: date) -> bool:
    """Whether it was done after its due day, or is not done and that day has passed."""
    return due_on is not None and (done_on or today) > due_on


def in_short(due_on: date | None, done_on: date | None, today: date) -> Lateness | None:
    """What a line of a list says, without counting days; nothing where all is well."""
    if due_on is None:
        return None
    if is_late(due_on, done_on, today):
        return Lateness("Trễ hạn", "red")
    if done_on is None and due_on - today <= _SOON_BY_CALENDAR:
        return Lateness("Sắp đến hạn", "amber")
    return None


def in_full(due_on: date, done_on: date | None, today: date, calendar: WorkingCalendar) -> Lateness:
    """What the page of a case says: how many working days late, or how many are left."""
    if is_late(due_on, done_on, today):
        days = calendar.working_days_between(due_on, done_on or today)
        return Lateness(f"Trễ hạn {days} ngày làm việc" if days else "Trễ hạn", "red")
    if done_on is not None:
        return Lateness("Đúng hạn", "green")
    if due_on == today:
        return Lateness("Đến hạn hôm nay", "amber")
    days = calendar.working_days_between(today, due_on)
    return Lateness(f"Còn {days} ngày làm việc", "amber" if days <= SOON else "grey")
