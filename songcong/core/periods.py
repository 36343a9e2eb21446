"""Reporting periods: quarters, half-years, nine months and years, by the scheme of a form."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from songcong.core.errors import Refused
from songcong.core.vietnamese import roman

_WRITTEN = re.compile(r"(20[0-9]{2}|19[0-9]{2})Q([1-4])", re.IGNORECASE)
_FIRST_MONTH_OF_QUARTER = (1, 4, 7, 10)
_QUARTERS = 4


class Scheme(StrEnum):
    """Whose calendar a form follows."""

    INSPECTORATE = "inspectorate"  # Decree 09/2019, Circular 01/2024: from the 15th
    CALENDAR = "calendar"  # the Front's and the Party's returns


class Kind(StrEnum):
    """How long a period is."""

    QUARTER = "quarter"
    SIX_MONTHS = "six_months"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


_LAST_QUARTER = {Kind.SIX_MONTHS: 2, Kind.NINE_MONTHS: 3, Kind.YEAR: 4}


@dataclass(frozen=True)
class Window:
    """The first day of a period and the day as of which its figures are judged."""

    start: date
    end: date

    @property
    def before(self) -> date:
        """The last day before the window."""
        return self.start - timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """One reporting period; ``n`` is the quarter's number, 1 for all longer kinds."""

    scheme: Scheme
    kind: Kind
    year: int
    n: int = 1

    def __post_init__(self) -> None:
        highest = _QUARTERS if self.kind is Kind.QUARTER else 1
        if not 1 <= self.n <= highest:
            raise ValueError(f"no period {self.kind} number {self.n}")

    @property
    def start(self) -> date:
        """The first day, itself part of the period."""
        return _first_day(self.scheme, self.year, self.n)

    @property
    def end(self) -> date:
        """The last day, itself part of the period."""
        return self.end_exclusive - timedelta(days=1)

    @property
    def end_exclusive(self) -> date:
        """The first day after the period."""
        last = self.n if self.kind is Kind.QUARTER else _LAST_QUARTER[self.kind]
        if last == _QUARTERS:
            return _first_day(self.scheme, self.year + 1, 1)
        return _first_day(self.scheme, self.year, last + 1)

    @property
    def code(self) -> str:
        """How the period is written in addresses and files: ``2021Q3``, ``2021M9``, ``2021``."""
        suffix = {
            Kind.QUARTER: f"Q{self.n}",
            Kind.SIX_MONTHS: "M6",
            Kind.NINE_MONTHS: "M9",
            Kind.YEAR: "",
        }
        return f"{self.year}{suffix[self.kind]}"

    @property
    def label(self) -> str:
        """How the period is named in a sentence: "quý III năm 2021"."""
        name = {
            Kind.QUARTER: f"quý {roman(self.n)} ",
            Kind.SIX_MONTHS: "6 tháng đầu ",
            Kind.NINE_MONTHS: "9 tháng đầu ",
            Kind.YEAR: "",
        }
        return f"{name[self.kind]}năm {self.year}"

    @property
    def long_label(self) -> str:
        """The name with the first and the last day."""
        return f"{self.label} (từ {_short(self.start)} đến {_short(self.end)})"

    def previous(self) -> "Period":
        """The period of the same kind just before (a longer kind: that of the year before)."""
        if self.kind is Kind.QUARTER and self.n > 1:
            return Period(self.scheme, self.kind, self.year, self.n - 1)
        highest = _QUARTERS if self.kind is Kind.QUARTER else 1
        return Period(self.scheme, self.kind, self.year - 1, highest)


def cumulative(quarter: Period) -> Period:
    """From the beginning of the quarter's year to its last day (lũy kế từ đầu năm)."""
    longer = {last: kind for kind, last in _LAST_QUARTER.items()}
    if quarter.n not in longer:
        return quarter
    return Period(quarter.scheme, longer[quarter.n], quarter.year)


def parse_quarter(text: str, scheme: Scheme = Scheme.INSPECTORATE) -> Period:
    """Read a quarter written ``2021Q3``; raises Refused for anything else."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise Refused(
            "Quý phải viết dạng 2021Q3: bốn chữ số của năm, chữ Q, số của quý từ 1 đến 4.",
            code="bad_quarter",
            field="quarter",
        )
    return Period(scheme, Kind.QUARTER, int(match[1]), int(match[2]))


def parse_scheme(text: str) -> Scheme:
    """Read the name of a scheme; raises Refused for an unknown one."""
    try:
        return Scheme(text.strip().lower())
    except ValueError:
        raise Refused(
            "Cách tính kỳ báo cáo chỉ có «inspectorate» (từ ngày 15) hoặc «calendar» (quý dương "
            "lịch).",
            code="bad_scheme",
            field="scheme",
        ) from None


def quarter_of(day: date, scheme: Scheme = Scheme.INSPECTORATE) -> Period:
    """The quarter that a day belongs to."""
    for year in (day.year, day.year + 1):
        for n in (1, 2, 3, 4):
            quarter = Period(scheme, Kind.QUARTER, year, n)
            if quarter.start <= day <= quarter.end:
                return quarter
    raise AssertionError("the quarters of two years cover every day of the first")


def window(period: Period, today: date) -> Window:
    """What the period's figures are judged by; raises Refused when it has not begun."""
    if today < period.start:
        raise Refused(
            f"Kỳ {period.label} chưa bắt đầu: ngày đầu kỳ là {_short(period.start)}.",
            code="period_not_begun",
            field="quarter",
        )
    return Window(period.start, min(period.end, today))


def _first_day(scheme: Scheme, year: int, quarter: int) -> date:
    month = _FIRST_MONTH_OF_QUARTER[quarter - 1]
    if scheme is Scheme.CALENDAR:
        return date(year, month, 1)
    return date(year - 1, 12, 15) if month == 1 else date(year, month - 1, 15)


def _short(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
