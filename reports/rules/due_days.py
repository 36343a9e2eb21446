"""What is due, by day: overdue, today, this week, later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from songcong.core.obligations import Obligation, Span
from songcong.core.working_days import WorkingCalendar
from wards.rules.lateness import Lateness, in_full

TITLES = {
    "overdue": ("Quá hạn", "red"),
    "today": ("Đến hạn hôm nay", "amber"),
    "week": ("Trong tuần này", "amber"),
    "later": ("Sau tuần này", "grey"),
}


@dataclass(frozen=True)
class Line:
    """An open obligation and how late it is, or how long it has."""

    duty: Obligation
    lateness: Lateness


@dataclass(frozen=True)
class Group:
    """Obligations under one heading: how many there are, and the earliest of them."""

    key: str
    title: str
    tone: str
    count: int
    lines: tuple[Line, ...]

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return self.count - len(self.lines)


def groups_of(
    owed: Iterable[Obligation],
    counts: Mapping[str, int],
    spans: Iterable[Span],
    *,
    today: date,
    calendar: WorkingCalendar,
) -> tuple[Group, ...]:
    """The open obligations under the headings of the spans, the earliest first."""
    rows = sorted(owed, key=lambda one: one.due_on)
    return tuple(
        Group(
            span.key,
            *TITLES[span.key],
            counts[span.key],
            tuple(
                Line(one, in_full(one.due_on, None, today, calendar))
                for one in rows
                if span.holds(one.due_on)
            ),
        )
        for span in spans
    )
