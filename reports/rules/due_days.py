"""What is due, by day: overdue, today, this week, later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from songcong.core.obligations import Obligation, State

_SUNDAY = 6


@dataclass(frozen=True)
class Group:
    """Obligations under one heading; ``tone`` is that of their tags."""

    key: str
    title: str
    tone: str
    rows: tuple[Obligation, ...]


def group(owed: Iterable[Obligation], today: date) -> tuple[Group, ...]:
    """The open obligations under their four headings, the earliest first; a week ends on Sunday."""
    still = [one for one in owed if one.state_on(today) in (State.OPEN, State.OVERDUE)]
    rows = sorted(still, key=lambda one: one.due_on)
    sunday = today + timedelta(days=_SUNDAY - today.weekday())
    return (
        _group("overdue", "Quá hạn", "red", (r for r in rows if r.due_on < today)),
        _group("today", "Đến hạn hôm nay", "amber", (r for r in rows if r.due_on == today)),
        _group("week", "Trong tuần này", "amber", (r for r in rows if today < r.due_on <= sunday)),
        _group("later", "Sau tuần này", "grey", (r for r in rows if r.due_on > sunday)),
    )


def _group(key: str, title: str, tone: str, rows: Iterable[Obligation]) -> Group:
    return Group(key, title, tone, tuple(rows))
