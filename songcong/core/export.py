"""Rows as files for a spreadsheet: CSV and XLSX, written row by row."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell

from songcong.core import vietnamese

Value = str | int | Decimal | date | None
BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), None)


def as_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before one."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_csv(file: IO[bytes], titles: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    """Write UTF-8 with a byte order mark, as Excel reads it; returns the number of rows."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    text.write(BOM)
    writer = csv.writer(text)
    writer.writerow(map(as_text, titles))
    written = 0
    for row in rows:
        writer.writerow(map(_csv_cell, row))
        written += 1
    text.detach()
    return written


def write_xlsx(file: IO[bytes], titles: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    """Write one sheet of typed cells, text always as text; returns the number of rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.freeze_panes = "A2"

    def cell(value: Value) -> Cell:
        made: Cell = WriteOnlyCell(sheet)
        if isinstance(value, str):
            made.value = value.translate(_NOT_IN_XML)
            made.data_type = "s"
        else:
            made.value = value
            if isinstance(value, date):
                made.number_format = "dd/mm/yyyy"
        return made

    sheet.append([cell(title) for title in titles])
    written = 0
    try:
        for row in rows:
            sheet.append([cell(value) for value in row])
            written += 1
    except BaseException:  # what was begun beside the file goes with it
        sheet.close()
        sheet._writer.cleanup()  # noqa: SLF001
        raise
    book.save(file)
    return written


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return vietnamese.short_date(value)
    if isinstance(value, Decimal):
        return vietnamese.number(value).replace(".", "")
    return as_text(value) if isinstance(value, str) else str(value)
