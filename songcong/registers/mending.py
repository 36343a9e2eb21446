"""Refused rows as a workbook of the same shape: the cell coloured, the reason beside it."""

import io
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font, PatternFill

from songcong.core.cells import Cell, Unreadable
from songcong.core.sheets import REASON, SheetReading
from songcong.core.text import words

_FAULTY: Final = PatternFill("solid", fgColor="FFC7CE")
_BOLD: Final = Font(bold=True)
_MASK: Final = "***"
_NAMING: Final = ("name", "phone", "address")


def mending_workbook(readings: Sequence[SheetReading]) -> bytes:
    """The refused rows of every sheet, ready to mend and import; of denunciations without names."""
    book = Workbook(write_only=True)
    for reading in readings:
        if reading.refused:
            _write_sheet(book.create_sheet(reading.spec.name), reading)
    if not book.worksheets:
        book.create_sheet("Không có dòng bị từ chối")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_sheet(sheet: Any, reading: SheetReading) -> None:
    places = {words(title): i for i, title in reversed(list(enumerate(map(_text, reading.header))))}
    missing = sorted({f.column for f in reading.faults if words(f.column) not in places})
    header: list[Cell] = [*reading.header, *missing]
    places |= {words(title): len(reading.header) + i for i, title in enumerate(missing)}
    sheet.append([_cell(sheet, title, font=_BOLD) for title in [*header, REASON]])
    reasons: dict[int, dict[int, str]] = {}
    for fault in reading.faults:
        place = places[words(fault.column)]
        reasons.setdefault(fault.row, {})[place] = f"{fault.column}: {fault.reason}"
    for number, row in sorted(reading.refused.items()):
        faulty = reasons.get(number, {})
        cells: list[Cell] = [*_masked(row, places, reading), *[""] * len(missing)]
        line = [
            _cell(sheet, cell, fill=_FAULTY if place in faulty else None)
            for place, cell in enumerate(cells)
        ]
        sheet.append([*line, _cell(sheet, "; ".join(faulty.values()))])


def _masked(row: list[Cell], places: dict[str, int], reading: SheetReading) -> list[Cell]:
    """Hide who denounced, wherever in the row the same words stand."""
    kind = next((column for column in reading.spec.columns if column.name == "kind"), None)
    named = [column for column in reading.spec.columns if column.name in _NAMING]
    kind_place = places.get(words(kind.title)) if kind and "phone" in _fields(reading) else None
    if kind_place is None or not _may_denounce(_text(row[kind_place])):
        return row
    hidden = {places[words(column.title)] for column in named if words(column.title) in places}
    secrets = [text for place in hidden if (text := _text(row[place]).strip())]
    pattern = re.compile("|".join(map(re.escape, secrets)) or r"(?!)", re.IGNORECASE)
    return [
        _MASK
        if place in hidden and _text(cell).strip()
        else pattern.sub(_MASK, cell)
        if isinstance(cell, str)
        else cell
        for place, cell in enumerate(row)
    ]


def _fields(reading: SheetReading) -> set[str]:
    return {column.name for column in reading.spec.columns}


def _may_denounce(kind: str) -> bool:
    """Whether the word means a denunciation, or is none that the register knows."""
    said = words(kind)
    return said == "tc" or "tố" in said or not said


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None or isinstance(cell, Unreadable) else str(cell)


def _cell(sheet: Any, value: Cell, *, fill: Any = None, font: Any = None) -> Any:
    """A cell as it was read; text that looks like a formula stays text."""
    plain: Any = "" if isinstance(value, Unreadable) else value
    if isinstance(plain, str):
        plain = ILLEGAL_CHARACTERS_RE.sub("", plain)
    cell = WriteOnlyCell(sheet, value=plain)
    if isinstance(plain, str):
        cell.data_type = "s"
    elif isinstance(plain, date):
        cell.number_format = "dd/mm/yyyy"
    if fill is not None:
        cell.fill = fill
    if font is not None:
        cell.font = font
    return cell
