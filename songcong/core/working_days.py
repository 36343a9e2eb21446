"""Counting days by Articles 147 and 148 of the Civil Code: working days, calendar days, months."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from songcong.core.errors import Refused
from songcong.core.norms import CALENDAR_DAY, MONTH, WORKING_DAY, Norm
from songcong.core.vietnamese import weekday

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Skipped:
    """A day that a count passed over, and why."""

    day: date
    reason: str


@dataclass(frozen=True)
class Explanation:
    """How a due day comes about: each day after the start is either counted or skipped."""

    due_on: date
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    provisional: bool
    """Some year of the count has no confirmed holidays yet: say "dự kiến"."""


class WorkingCalendar:
    """Which days are worked, and the counts built on that; the day of the event never counts."""

    def __init__(
        self, off: Collection[date], working: Collection[date], confirmed_years: Collection[int]
    ) -> None:
        self.off = frozenset(off)
        self.working = frozenset(working)
        self.confirmed_years = frozenset(confirmed_years)
        if both := self.off & self.working:
            raise ValueError(f"both off and working: {sorted(both)}")
        self._due = lru_cache(maxsize=65_536)(self._due_on)
        self.peculiar_days = lru_cache(maxsize=65_536)(self._peculiar_days)

    def is_working(self, day: date) -> bool:
        """Monday to Friday that is not off, or a day that makes up for a day off."""
        if day in self.working:
            return True
        return day.weekday() < _SATURDAY and day not in self.off

    def add_working(self, start: date, n: int) -> date:
        """The n-th working day after ``start``; with 0 the same day."""
        return self._step(start, n, _DAY)

    def working_days_between(self, start: date, end: date) -> int:
        """How many days are worked after ``start`` up to and with ``end``; 0 when it is earlier."""
        days = (start + i * _DAY for i in range(1, (end - start).days + 1))
        return sum(map(self.is_working, days))

    def add_calendar(self, start: date, n: int) -> date:
        """The n-th day after ``start``, moved to the next working day; with 0 the same day."""
        _never_negative(n)
        return self._roll(start + n * _DAY, _DAY) if n else start

    def add_months(self, start: date, n: int) -> date:
        """The same day number n months later, else that month's last day."""
        _never_negative(n)
        return _month_away(start, n)

    def count_back(self, day: date, n: int, unit: str) -> date:
        """The last day that is "at least n days before" ``day``."""
        _never_negative(n)
        if unit == WORKING_DAY:
            return self._step(day, n, -_DAY)
        if unit == CALENDAR_DAY:
            return self._roll(day - n * _DAY, -_DAY) if n else day
        if unit == MONTH:
            return _month_away(day, -n)
        raise _no_time_limit(unit)

    def due(self, start: date, norm: Norm) -> date:
        """The due day of a norm whose clock starts on ``start``; Refused off the calendar."""
        try:
            return self._due(start, int(norm.value), norm.unit)
        except OverflowError:
            raise Refused(
                f"Không tính được hạn từ ngày {start.isoformat()}: vượt quá lịch.",
                code="day_out_of_range",
            ) from None

    def explain(self, start: date, norm: Norm) -> Explanation:
        """The due day with every day counted and every day skipped on the way to it."""
        due_on = self.due(start, norm)
        days = [start + i * _DAY for i in range(1, (due_on - start).days + 1)]
        if norm.unit == WORKING_DAY:
            passed = {day for day in days if not self.is_working(day)}
        else:
            first_candidate = (
                start + int(norm.value) * _DAY if norm.unit == CALENDAR_DAY else due_on
            )
            passed = {day for day in days if first_candidate <= day < due_on}
        return Explanation(
            due_on=due_on,
            counted=tuple(day for day in days if day not in passed),
            skipped=tuple(Skipped(day, self.why_off(day)) for day in days if day in passed),
            provisional=not self.confirmed_years.issuperset(range(start.year, due_on.year + 1)),
        )

    def why_off(self, day: date) -> str:
        """The reason, in Vietnamese, why nobody works on a day that is not worked."""
        return "ngày nghỉ lễ, tết" if day in self.off else weekday(day)

    def _peculiar_days(self, start: date, end: date) -> str:
        """What a count from ``start`` to ``end`` took from the rows of holidays, as marks.

        ``-2021-09-02`` a day off, ``+2024-05-04`` a day worked instead, ``?2027`` a year whose
        holidays nobody has confirmed; parted by blanks, days after ``start`` up to and with
        ``end``.
        """
        marks = [
            f"{sign}{day.isoformat()}"
            for sign, days in (("-", self.off), ("+", self.working))
            for day in sorted(day for day in days if start < day <= end)
        ]
        years = set(range(start.year, end.year + 1)) - self.confirmed_years
        return " ".join([*marks, *(f"?{year}" for year in sorted(years))])

    def _due_on(self, start: date, n: int, unit: str) -> date:
        if unit == WORKING_DAY:
            return self.add_working(start, n)
        if unit == CALENDAR_DAY:
            return self.add_calendar(start, n)
        if unit == MONTH:
            return self.add_months(start, n)
        raise _no_time_limit(unit)

    def _step(self, day: date, n: int, step: timedelta) -> date:
        _never_negative(n)
        while n:
            day += step
            n -= self.is_working(day)
        return day

    def _roll(self, day: date, step: timedelta) -> date:
        while not self.is_working(day):
            day += step
        return day


def _month_away(start: date, months: int) -> date:
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not date.min.year <= years <= date.max.year:
        raise OverflowError("month out of the calendar")
    last = monthrange(years, month + 1)[1]
    return date(years, month + 1, min(start.day, last))


def _never_negative(n: int) -> None:
    if n < 0:
        raise ValueError("a number of days is never negative")


def _no_time_limit(unit: str) -> ValueError:
    return ValueError(f"{unit} counts no days")
