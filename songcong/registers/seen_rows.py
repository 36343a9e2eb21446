"""What a person at the screen is told of each row of a sheet, without naming anybody."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple

from songcong.core.cells import Cell
from songcong.core.sheets import Column, Entry, SheetReading, SheetSpec
from songcong.core.text import words
from songcong.core.vietnamese import number, short_date
from songcong.registers.catalogue import DAY_OF_LINE
from songcong.registers.importing import SheetResult
from songcong.registers.page_model import Verdict
from songcong.registers.twins import twins
from wards.actions.register import Book, Pair

HIDDEN: Final = "(không hiện ở đây)"
_PERSONAL: Final = frozenset({"name", "phone", "address", "parties"})
_CLOSED: Final = _PERSONAL | {"content", "field"}
_MOST_SAID: Final = 4
_MOST_LETTERS: Final = 80
_MOST_NUMBER: Final = 20
_AT_ONCE: Final = 2_000


class SeenRow(NamedTuple):
    """A row: where it stands, its number and day, in a few words what it is.

    ``changes`` are (column, before, after), ``faults`` (column, reason).
    """

    row: int
    number: str = ""
    day: str = ""
    said: str = ""
    changes: Sequence[Sequence[str]] = ()
    faults: Sequence[Sequence[str]] = ()


def seen_rows(result: SheetResult) -> Iterator[tuple[Verdict, Iterable[SeenRow]]]:
    """The rows of a sheet by verdict, each verdict's in the order of the file."""
    told, the_plan, reading = _Teller(result.reading.spec), result.plan, result.reading
    fresh = [*the_plan.new, *(entry for _pk, entry in the_plan.revived)]
    yield Verdict.NEW, map(told.entry, sorted(fresh, key=_row_of))
    yield Verdict.CHANGED, told.changed(the_plan.book, the_plan.updated)
    yield Verdict.SAME, (told.entry(entry) for _pk, entry in the_plan.same)
    yield Verdict.TWICE, (told.again(row, first) for row, first in reading.duplicates.items())
    yield Verdict.CONFLICT, told.changed(the_plan.book, the_plan.conflicts)
    yield Verdict.REFUSED, refused_rows(reading)
    yield Verdict.TWIN, (told.twin(entry, day) for entry, day in twins(the_plan))


def _row_of(entry: Entry) -> int:
    return entry.row


class _Teller:
    """Says what stands in the lines of one sheet."""

    def __init__(self, spec: SheetSpec) -> None:
        self.spec = spec
        self.day = DAY_OF_LINE[spec.line]
        self.columns = [
            (i, column)
            for i, column in enumerate(spec.columns)
            if i != self.day and not column.identity and column.name not in _PERSONAL
        ]

    def entry(self, entry: Entry) -> SeenRow:
        """A row by its first columns that say something."""
        return SeenRow(entry.row, entry.line[0], self._day(entry), self._said(entry.line))

    def again(self, row: int, first: Entry) -> SeenRow:
        """A row that repeats one above it."""
        return self.entry(first)._replace(row=row, said=f"giống hệt dòng {first.row}")

    def twin(self, entry: Entry, day: date) -> SeenRow:
        """A row that stands in the register on another day."""
        said = f"giống một dòng đã nhập ngày {short_date(day)}, chỉ khác ngày"
        return self.entry(entry)._replace(said=said)

    def changed(self, book: Book, pairs: Sequence[Pair]) -> Iterator[SeenRow]:
        """Rows with what they change in the record, column by column."""
        for first in range(0, len(pairs), _AT_ONCE):
            some = pairs[first : first + _AT_ONCE]
            stored = book.stored([pk for pk, _entry in some])
            for pk, entry in some:
                changes = _changes(self.spec, stored.get(pk), entry.line)
                yield self.entry(entry)._replace(changes=changes)

    def _day(self, entry: Entry) -> str:
        return _short(entry.line[self.day])

    def _said(self, line: tuple[Any, ...]) -> str:
        closed = _CLOSED if _is_denunciation(line) else _PERSONAL
        said: list[str] = []
        for i, column in self.columns:
            value = line[i]
            if not value or value == column.reader.blank or column.name in closed:
                continue
            said.append(f"{column.title}: {shown(column, value)[:_MOST_LETTERS]}")
            if len(said) == _MOST_SAID:
                break
        return " · ".join(said)


@lru_cache(maxsize=4_096)
def _short(day: date) -> str:
    return short_date(day)


def refused_rows(reading: SheetReading) -> Iterator[SeenRow]:
    """Refused rows, each with its faulty cells."""
    faults: dict[int, list[tuple[str, str]]] = {}
    for fault in reading.faults:
        faults.setdefault(fault.row, []).append((fault.column, fault.reason))
    numbered = words(reading.spec.identity[0].title)
    titles = [words(str(cell)) for cell in reading.header]
    place = titles.index(numbered) if numbered in titles else None
    for row in sorted(reading.refused):
        cell = None if place is None else reading.refused[row][place]
        yield SeenRow(row, _numbered(cell), faults=faults.get(row, []))


def _numbered(cell: Cell) -> str:
    """What a refused row calls itself; words without a digit may be a name in the wrong column."""
    said = str(cell) if isinstance(cell, str | int) else ""
    return said[:_MOST_NUMBER] if any(char.isdigit() for char in said) else ""


def _is_denunciation(line: object) -> bool:
    return getattr(line, "kind", "") == "denunciation"


def _changes(
    spec: SheetSpec, old: tuple[Any, ...] | None, new: tuple[Any, ...]
) -> list[tuple[str, str, str]]:
    if old is None:
        return []
    hidden = _CLOSED if _is_denunciation(old) or _is_denunciation(new) else _PERSONAL
    changes = []
    for column, before, after in zip(spec.columns, old, new, strict=True):
        if before == after or _same(before, after):
            continue
        if column.name in hidden:
            changes.append((column.title, HIDDEN, HIDDEN))
        else:
            changes.append((column.title, shown(column, before), shown(column, after)))
    return changes


def _same(before: Any, after: Any) -> bool:
    return isinstance(before, str) and isinstance(after, str) and words(before) == words(after)


def shown(column: Column, value: Any) -> str:
    """A value as a register would say it; an empty one says so."""
    if value is None or value in ("", ()):
        return "(trống)"
    if isinstance(value, bool):
        return "x" if value else "(trống)"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int | Decimal):
        return number(value)
    if isinstance(value, tuple):
        return "; ".join(value)
    return column.reader.said.get(str(value), str(value))
