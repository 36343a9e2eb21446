"""A register file read whole: whose it is by its name, and what each of its sheets gives."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from songcong.core.errors import Refused
from songcong.core.sheet_reader import read_sheet
from songcong.core.sheets import SheetReading
from songcong.registers.catalogue import ALL, KEYS, SPECS
from songcong.registers.progress import Told, unheard
from songcong.registers.workbook import Batch, SheetRows, open_workbook
from wards.models import Unit

_NAME = re.compile(r"([0-9]+)-.*\.xlsx", re.IGNORECASE | re.DOTALL)
_SHOWN_RANGES = 5


@dataclass(frozen=True)
class Holder:
    """A unit code with the units that bore it, each between two days."""

    code: str
    spans: tuple[tuple[int, date, date | None], ...]

    def on(self, day: date) -> int | None:
        """The id of the unit that bears the code on a day."""
        for pk, first, last in self.spans:
            if first <= day and (last is None or day <= last):
                return pk
        return None

    @property
    def units(self) -> list[int]:
        """The ids of all units that bore the code."""
        return [pk for pk, _first, _last in self.spans]


def code_in(file_name: str) -> str:
    """The unit code that a register's name begins with; Refused where it has none."""
    found = _NAME.fullmatch(file_name)
    if not found:
        raise Refused(
            f"Tên tệp “{file_name}” không đúng mẫu <mã đơn vị>-<tên>.xlsx, ví dụ 05506-quy3.xlsx.",
            code="file_name",
            field="file",
        )
    return found[1]


def holder_of(code: str) -> Holder:
    """The units that bear a code; Refused where no ward or commune does."""
    units = Unit.objects.bases().filter(code=code).order_by("valid_from")
    spans = tuple(units.values_list("pk", "valid_from", "valid_to"))
    if not spans:
        raise Refused(f"Không có phường, xã nào mang mã {code}.", code="unknown_unit", field="file")
    return Holder(code, spans)


def read_register(
    path: Path,
    holder: Holder,
    *,
    only: Collection[str] = ALL,
    told: Told = unheard,
    beside: Callable[[str], None] = lambda _name: None,
) -> dict[str, SheetReading]:
    """Read the sheets of a workbook among ``only``, by name; a missing sheet has no rows.

    ``told`` hears how many rows are read, ``beside`` the names of known sheets left out.
    """
    readings = {spec.name: SheetReading(spec) for spec in SPECS if spec.name in only}
    with open_workbook(path, list(KEYS)) as sheets:
        for sheet in sheets:
            spec = KEYS[sheet.key]
            if spec.name not in only:
                beside(spec.name)
                continue
            reading = read_sheet(spec, _counted(sheet, told), unit_on=holder.on)
            reading.notices.extend(_merged(sheet, reading))
            readings[spec.name] = reading
    return readings


def _counted(sheet: SheetRows, told: Told) -> Iterator[Batch]:
    done = sheet.before
    for batch in sheet.batches:
        yield batch
        done += len(batch)
        told("read", done, sheet.of)


def _merged(sheet: SheetRows, reading: SheetReading) -> list[str]:
    """Say which cells below the header are merged: only the first of them holds a value."""
    ranges = [
        f"{_cell(top, left)}:{_cell(bottom, right)}"
        for top, left, bottom, right in sheet.merged
        if bottom >= reading.header_row > 0
    ]
    if not ranges:
        return []
    more = "…" if len(ranges) > _SHOWN_RANGES else ""
    listed = ", ".join(ranges[:_SHOWN_RANGES])
    return [f"có ô gộp ({listed}{more}): chỉ ô đầu có giá trị, hãy bỏ gộp và ghi đủ từng dòng"]


def _cell(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
