"""When a sender may be disturbed, and how an address is shown."""

from datetime import date, datetime, time, timedelta
from typing import Protocol


class Days(Protocol):
    """A calendar that knows working days."""

    def is_working(self, day: date) -> bool: ...


def office_hour(at: datetime, days: Days, opens: time, closes: time) -> datetime:
    """The instant itself within office hours, else the opening of the next working day.

    ``at`` is local time; the answer is in the same zone.
    """
    day = at.date()
    if days.is_working(day) and at.time() < closes:
        return max(at, at.replace(hour=opens.hour, minute=opens.minute, second=0, microsecond=0))
    day += timedelta(days=1)
    while not days.is_working(day):
        day += timedelta(days=1)
    return datetime.combine(day, opens, at.tzinfo)


def veiled(address: str) -> str:
    """An address as a page may show it: "l…@thu.vn", "…678"."""
    name, at_sign, host = address.partition("@")
    return f"{name[:1]}…@{host}" if at_sign else f"…{address[-3:]}"
