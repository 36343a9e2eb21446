"""What a figure is made of: the words in which each app says what it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from songcong.core.law import Law
from songcong.core.periods import Window

Where = Callable[[Window], Q]
Value = int | Decimal | None
Values = dict[str, Value]


def always(_window: Window) -> Q:
    """Every row of the table's scope."""
    return Q()


class Pillar(Enum):
    """The six things that democracy at the base promises the people."""

    KNOW = "Dân biết"
    DISCUSS = "Dân bàn"
    DO = "Dân làm"
    INSPECT = "Dân kiểm tra"
    SUPERVISE = "Dân giám sát"
    BENEFIT = "Dân thụ hưởng"


class Better(StrEnum):
    """Which way a figure moves when things get better."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


@dataclass(frozen=True)
class Line:
    """A row as it is listed behind a figure: never a name, never what a petition says."""

    row_id: int
    record_id: int
    code: str
    kind: str
    day: date
    due_on: date | None
    subject: str


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A stored column that some rows lack, filled from the law of the day of counting.

    Figures read it under ``alias``. ``fill`` raises NormMissing where the law has no row.
    """

    column: str
    alias: str
    needed: Where
    fill: Callable[[Any, Law], object]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Live rows that figures count: how they find their unit, what of them is in question.

    ``scope`` holds of every row that any figure of the table counts and of every row whose gap
    must be filled first. ``readable`` gives the rows that a reader may open.
    """

    topic: str
    name: str
    rows: Callable[[], QuerySet[Any]]
    unit: str
    day: str
    scope: Where
    line: Callable[[Any], Line]
    readable: Callable[[Any], QuerySet[Any]]
    gap: Gap | None = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number of a section."""

    key: str
    name: str
    measure: str
    pillar: Pillar | None = None
    better: Better = Better.NEITHER


@dataclass(frozen=True, kw_only=True)
class Counted(Figure):
    """A figure that rows add up to, each by one or by a column of its own."""

    table: Table
    where: Where = always
    column: str = ""
    decimal: bool = False


@dataclass(frozen=True, kw_only=True)
class Count(Counted):
    """How many rows."""


@dataclass(frozen=True, kw_only=True)
class Sum(Counted):
    """What a column of the rows adds up to; ``decimal`` where it is no whole number."""

    column: str


@dataclass(frozen=True, kw_only=True)
class Rate(Figure):
    """Percent of figures of the same section: the sum of some over the sum of others."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    measure: str = "%"

    def keys_in(self, section: "Section") -> tuple[list[str], list[str]]:
        """The full keys of numerator and denominator."""
        return (
            [f"{section.key}.{key}" for key in self.numerator],
            [f"{section.key}.{key}" for key in self.denominator],
        )


@dataclass(frozen=True)
class Section:
    """The figures of one topic, under the dotted name that the JSON nests."""

    key: str
    name: str
    figures: tuple[Figure, ...]

    def full_key(self, figure: Figure) -> str:
        """The figure's name in the whole: ``petitions.settlement.late``."""
        return f"{self.key}.{figure.key}"

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The full keys of what is counted and summed."""
        return tuple(self.full_key(one) for one in self.figures if isinstance(one, Counted))

    @cached_property
    def rates(self) -> tuple[tuple[str, list[str], list[str]], ...]:
        """The full keys of the rates, each with those of its numerator and denominator."""
        return tuple(
            (self.full_key(one), *one.keys_in(self))
            for one in self.figures
            if isinstance(one, Rate)
        )
