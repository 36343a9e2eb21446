"""Register sheets as declarations: columns, rules between them, and what a reading gives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from songcong.core.cells import Cell, Reader
from songcong.core.checks import Check

REASON = "Lý do từ chối"
"""The column in which refused rows come back with their reasons: read again, it is passed over."""

UnitOn = Callable[[date], int | None]
"""The id of the unit whose register this is on a day; None where there is none."""


class Column(NamedTuple):
    """A column by its title in the register, the field of the typed row, and how it reads."""

    title: str
    name: str
    reader: Reader
    identity: bool = False


class Rule(NamedTuple):
    """What several cells of a row must keep to; a broken one is a fault of the column ``at``."""

    at: str
    names: tuple[str, ...]
    broken: Callable[..., bool]
    reason: str


@dataclass(frozen=True)
class SheetSpec:
    """A sheet: its columns in the order of the fields of ``line``, a NamedTuple, and its rules.

    ``day`` is the first date column, which says whose row it is.
    """

    name: str
    line: type[Any]
    columns: tuple[Column, ...]
    day: str
    rules: tuple[Rule, ...] = ()

    @property
    def identity(self) -> tuple[Column, ...]:
        """The columns that say which row of the register this is."""
        return tuple(column for column in self.columns if column.identity)

    def index(self, name: str) -> int:
        """The place of a field in the typed row."""
        return [column.name for column in self.columns].index(name)

    def title(self, name: str) -> str:
        """The title of the column that a field is read from."""
        return self.columns[self.index(name)].title


class Fault(NamedTuple):
    """A cell that refuses its row: the row as Excel numbers it, the column, the sentence."""

    row: int
    column: str
    reason: str


Identity = tuple[int, str, date | None]
"""The unit, the number in the register in compared form, and the day where that belongs to it."""


class Entry(NamedTuple):
    """An accepted row: where it stood, what it is, and what tells two versions of it apart."""

    row: int
    identity: Identity
    digest: str
    line: Any
    note: dict[str, str]

    @property
    def unit(self) -> int:
        """The id of the unit that the row belongs to."""
        return self.identity[0]


@dataclass
class SheetReading:
    """All that a sheet gave; every data row is an entry, a duplicate or refused."""

    spec: SheetSpec
    entries: list[Entry] = field(default_factory=list)
    duplicates: dict[int, Entry] = field(default_factory=dict)
    """Rows that say again what an accepted row above them said, each with that one."""
    faults: list[Fault] = field(default_factory=list)
    refused: dict[int, list[Cell]] = field(default_factory=dict)
    header: list[Cell] = field(default_factory=list)
    header_row: int = 0
    notices: list[str] = field(default_factory=list)

    @property
    def data_rows(self) -> int:
        """How many rows of the sheet are data."""
        return len(self.entries) + len(self.duplicates) + len(self.refused)


def rules_of(checks: Iterable[Check], columns: Iterable[Column]) -> tuple[Rule, ...]:
    """The checks of a record as rules of its sheet, in the titles of the columns."""
    titles = {column.name: column.title for column in columns}
    return tuple(
        Rule(titles[check.at], check.names, check.broken, check.reason(titles)) for check in checks
    )
