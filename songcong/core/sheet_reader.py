"""Reading a register sheet by its declaration: columns batch-wise, each different cell once."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import repeat, starmap
from typing import Any, Final

from songcong.core.cells import Cell, CellFault, Reader, Unreadable, clean, is_blank
from songcong.core.sheets import REASON, Entry, Fault, Identity, SheetReading, SheetSpec, UnitOn
from songcong.core.text import words

TOTALS: Final = frozenset(words(total) for total in ("Tổng", "Tổng cộng", "Cộng"))
TAKEN: Final = "đã có dòng phía trên mang số này với nội dung khác"
NO_UNIT: Final = "ngày này không có đơn vị nào mang mã của tệp"
MEMO_SIZE: Final = 50_000

Numbered = tuple[int, list[Cell]]
Reasons = dict[int, dict[int, list[str]]]
"""By row of the batch, by column: why the cell is refused."""


def read_sheet(
    spec: SheetSpec, batches: Iterable[Sequence[list[Cell]]], *, unit_on: UnitOn
) -> SheetReading:
    """Read a sheet's rows, batch by batch from its first row; all rows are equally wide."""
    return _Reading(spec, unit_on).run(batches)


class _Bad(str):
    """The reason why a cell has no value."""

    __slots__ = ()


class _Memo(dict[Any, Any]):
    """The values of different cells, worked out when first asked for."""

    def __init__(self, read: Any) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, cell: Any) -> Any:
        try:
            value = self.read(cell)
        except CellFault as fault:
            value = _Bad(fault)
        if len(self) >= MEMO_SIZE:
            self.clear()
        self[cell] = value
        return value


def _column_reader(reader: Reader) -> Callable[[Sequence[Cell]], list[Any]]:
    """A function from cells to values, each refused cell a ``_Bad``."""
    memo = _Memo(reader.read)

    def read(cells: Sequence[Cell]) -> list[Any]:
        if reader.fits is not None and reader.fits(cells):
            return list(cells)
        return list(map(memo.__getitem__, cells))

    return read


class _Reading:
    def __init__(self, spec: SheetSpec, unit_on: UnitOn) -> None:
        self.spec = spec
        self.out = SheetReading(spec)
        self.titles = [words(column.title) for column in spec.columns]
        self.readers = [_column_reader(column.reader) for column in spec.columns]
        self.said = [_Memo(str) for _column in spec.columns]
        self.units = _Memo(unit_on)
        self.held: dict[Identity, Entry] = {}
        self.places: list[int | None] = []
        self.day = spec.index(spec.day)
        self.keys = [spec.index(column.name) for column in spec.identity]
        self.number = self.keys[0]
        self.dated = len(self.keys) > 1
        self.rules = [(rule, [spec.index(name) for name in rule.names]) for rule in spec.rules]

    def run(self, batches: Iterable[Sequence[list[Cell]]]) -> SheetReading:
        """Read every batch; a sheet with cells but no header says so."""
        number, filled = 1, False
        for batch in batches:
            rows: list[Numbered] = list(enumerate(batch, start=number))
            number += len(batch)
            if not self.out.header:
                filled = filled or any(not is_blank(cell) for row in batch for cell in row)
                rows = self._below_header(rows)
            kept = self._data_rows(rows)
            if kept:
                self._take(kept)
        if filled and not self.out.header:
            wanted = ", ".join(column.title for column in self.spec.identity)
            self.out.notices.append(f"không thấy dòng tiêu đề (phải có cột {wanted})")
        return self.out

    def _below_header(self, rows: list[Numbered]) -> list[Numbered]:
        wanted = {self.titles[key] for key in self.keys}
        for at, (number, row) in enumerate(rows):
            titles = [words(cell) if isinstance(cell, str) else "" for cell in row]
            if wanted <= set(titles):
                self.out.header_row = number
                self._set_header(row, titles)
                return rows[at + 1 :]
        return []

    def _set_header(self, row: list[Cell], titles: list[str]) -> None:
        self.out.header = row
        self.places = [titles.index(title) if title in titles else None for title in self.titles]
        known = set(self.places)
        self.unknown = [
            (clean(cell) if isinstance(cell, str) else "", place)
            for place, cell in enumerate(row)
            if place not in known and titles[place] != words(REASON)
        ]
        anchors = (self.places[key] for key in {*self.keys, self.day})
        self.anchors = [place for place in anchors if place is not None]

    def _data_rows(self, rows: list[Numbered]) -> list[Numbered]:
        """Leave out empty rows, totals, repeated headers and lone remarks.

        Two cells with values below identity columns make a row neither empty, remark nor header;
        only where that, or the first cell, leaves a doubt is the row looked at closely.
        """
        if not rows or not self.anchors:
            return []
        checks = [[_is_value(row[place]) for _number, row in rows] for place in self.anchors]
        checks.append([_is_no_total(row[0]) for _number, row in rows])
        sure = map(all, zip(*checks, strict=True)) if len(self.anchors) > 1 else repeat(False)
        return [
            numbered
            for numbered, is_sure in zip(rows, sure, strict=False)
            if is_sure or self._is_data(numbered[1])
        ]

    def _is_data(self, row: list[Cell]) -> bool:
        """Tell a data row from an empty one, a total, a repeated header and a lone remark."""
        filled = [cell for cell in row if not is_blank(cell)]
        if not filled:
            return False
        first = filled[0]
        if isinstance(first, str) and (len(filled) == 1 or words(first) in TOTALS):
            return False
        return not all(
            isinstance(cell := row[place], str) and words(cell) == self.titles[key]
            for key in self.keys
            if (place := self.places[key]) is not None
        )

    def _take(self, rows: list[Numbered]) -> None:
        columns = list(zip(*(row for _number, row in rows), strict=True))
        reasons: Reasons = {}
        values = [
            self._values(key, ("",) * len(rows) if place is None else columns[place], reasons)
            for key, place in enumerate(self.places)
        ]
        self._apply_rules(values, reasons)
        units = self._units(values[self.day], reasons)
        lines = map(self.spec.line._make, zip(*values, strict=True))
        digests = self._digests(values)
        whole = zip(rows, units, lines, digests, strict=True)
        for i, (numbered, unit, line, digest) in enumerate(whole):
            if i in reasons:
                self._refuse(numbered, reasons[i])
            else:
                self._enter(numbered, unit, line, digest)

    def _digests(self, values: list[list[Any]]) -> Iterator[str]:
        """What tells two rows apart: every known column as read, text compared like words."""
        said = (
            column if type(column[0]) is str else map(memo.__getitem__, column)
            for memo, column in zip(self.said, values, strict=True)
        )
        rows = "\x1e".join(map("\x1f".join, zip(*said, strict=True)))
        for row in rows.casefold().encode().split(b"\x1e"):
            yield hashlib.blake2b(row, digest_size=16).hexdigest()

    def _values(self, key: int, cells: Sequence[Cell], reasons: Reasons) -> list[Any]:
        values: list[Any] = self.readers[key](cells)
        if _Bad in set(map(type, values)):
            blank = self.spec.columns[key].reader.blank
            for i, value in enumerate(values):
                if type(value) is _Bad:
                    reasons.setdefault(i, {})[key] = [str(value)]
                    values[i] = blank
        return values

    def _apply_rules(self, values: list[list[Any]], reasons: Reasons) -> None:
        """Add what the rules refuse, of cells that could be read."""
        unread = {i: set(cells) for i, cells in reasons.items()}
        for rule, keys in self.rules:
            at = next(k for k, column in enumerate(self.spec.columns) if column.title == rule.at)
            broken = starmap(rule.broken, zip(*(values[key] for key in keys), strict=True))
            for i, is_broken in enumerate(broken):
                if is_broken and not unread.get(i, set()).intersection(keys):
                    reasons.setdefault(i, {}).setdefault(at, []).append(rule.reason)

    def _units(self, days: list[date | None], reasons: Reasons) -> list[int]:
        units = []
        for i, day in enumerate(days):
            unit = None if day is None else self.units[day]
            if unit is None and self.day not in reasons.get(i, {}):
                reasons.setdefault(i, {})[self.day] = [NO_UNIT]
            units.append(unit or 0)
        return units

    def _refuse(self, numbered: Numbered, cells: dict[int, list[str]]) -> None:
        number, row = numbered
        self.out.refused[number] = row
        self.out.faults.extend(
            Fault(number, self.spec.columns[key].title, "; ".join(cells[key]))
            for key in sorted(cells)
        )

    def _enter(self, numbered: Numbered, unit: int, line: Any, digest: str) -> None:
        number, row = numbered
        identity = (unit, compared(line[self.number]), line[self.day] if self.dated else None)
        held = self.held.get(identity)
        if held is None:
            entry = Entry(number, identity, digest, line, self._note(row))
            self.held[identity] = entry
            self.out.entries.append(entry)
        elif held.digest == digest:
            self.out.duplicates[number] = held
        else:
            self._refuse(numbered, {self.number: [TAKEN]})

    def _note(self, row: list[Cell]) -> dict[str, str]:
        """The cells of columns that the sheet does not know, by their titles."""
        if not self.unknown:
            return {}
        note: dict[str, str] = {}
        for title, place in self.unknown:
            cell = row[place]
            if not is_blank(cell) and not isinstance(cell, Unreadable):
                note[title] = "; ".join(filter(None, (note.get(title), clean(cell))))
        return note


def compared(register_no: str) -> str:
    """A number of a register as identities compare it."""
    return register_no.lower() if register_no.isascii() else words(register_no)


def _is_value(cell: Cell) -> bool:
    """Whether the cell holds a number or a day, or text that begins with a digit."""
    return cell[:1].isdigit() if type(cell) is str else cell is not None


def _is_no_total(cell: Cell) -> bool:
    """Whether the cell is filled and begins no total."""
    if type(cell) is str:
        return bool(cell) and cell[0] not in "TtCc" and not cell[0].isspace()
    return cell is not None
