"""Norms: dated thresholds and time limits with their legal basis, resolved by key and day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from songcong.core.errors import Refused
from songcong.core.vietnamese import short_date

WORKING_DAY = "working_day"
CALENDAR_DAY = "calendar_day"
MONTH = "month"
AT_LEAST = "percent_of_all_at_least"
MORE_THAN = "percent_of_all_more_than"

_SIMPLE = 12  # the largest denominator that a rounded percentage such as 66.6667 stands for
_ROUNDING = Fraction(1, 1_000_000)


@dataclass(frozen=True)
class Norm:
    """One row of the table of norms: in force on all days from ``in_force_from`` on."""

    key: str
    value: Decimal
    unit: str
    in_force_from: date
    in_force_to: date | None
    citation: str
    confirmed: bool

    def in_force(self, day: date) -> bool:
        """Whether the row is the law on that day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    @property
    def share(self) -> Fraction:
        """The value of a percentage as an exact fraction: 66.6667 is two thirds."""
        written = Fraction(self.value) / 100
        simple = written.limit_denominator(_SIMPLE)
        return simple if abs(simple - written) <= _ROUNDING else written

    def met_by(self, part: int, whole: int) -> bool:
        """Whether ``part`` of ``whole`` reaches this threshold; of nothing, nothing does."""
        if whole <= 0:
            return False
        share = self.share
        reached, asked = part * share.denominator, whole * share.numerator
        if self.unit == AT_LEAST:
            return reached >= asked
        if self.unit == MORE_THAN:
            return reached > asked
        raise ValueError(f"{self.key} is no threshold but counts in {self.unit}")


class NormMissing(Refused):
    """No row of the norm is in force on the day."""

    def __init__(self, key: str, day: date) -> None:
        super().__init__(
            f"Bảng định mức không có dòng «{key}» có hiệu lực ngày {short_date(day)}.",
            code="norm_missing",
        )
        self.key = key
        self.day = day


class NormTable:
    """All norms, found by key and day."""

    def __init__(self, rows: Iterable[Norm]) -> None:
        self._rows: dict[str, list[Norm]] = defaultdict(list)
        for row in sorted(rows, key=lambda norm: norm.in_force_from, reverse=True):
            self._rows[row.key].append(row)

    def knows(self, key: str) -> bool:
        """Whether the table has rows of just this key, of any day."""
        return key in self._rows

    def resolve(self, key: str, day: date) -> Norm:
        """The row in force that day, else that of the last segment ``other``; or NormMissing."""
        stem, dot, _ = key.rpartition(".")
        for candidate in (key, f"{stem}{dot}other"):
            for norm in self._rows.get(candidate, ()):
                if norm.in_force(day):
                    return norm
        raise NormMissing(key, day)
