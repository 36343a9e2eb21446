"""A program that opens one workbook with little memory and time and writes its rows out.

It is run by ``songcong.registers.workbook`` as a process of its own: a workbook that costs too
much kills this process alone. Output: pickled messages, a sheet's head, then its rows in batches.
"""

import gc
import pickle
import resource
import sys
from pathlib import Path
from typing import Any, BinaryIO

from songcong.core.text import words

MEMORY = 400 * 2**20
SECONDS = 25
BATCH = 2_000


def main(path: Path, wanted: list[str], out: BinaryIO) -> None:
    """Write the rows of the wanted sheets, whose names are compared like words."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  only below the limits

    with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
        names: dict[str, str] = {}
        for name in book.sheet_names:
            names.setdefault(words(name), name)
        for key in wanted:
            if key in names:
                _write_sheet(book.get_sheet_by_name(names[key]), key, out)
    _send(out, "end")


def _write_sheet(sheet: Any, key: str, out: BinaryIO) -> None:
    left = sheet.start[1] if sheet.start else 0
    merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or []]
    _send(out, ("sheet", key, sheet.name, left, merged))
    batch: list[list[Any]] = []
    for row in sheet.iter_rows():
        batch.append([str(cell).upper() if type(cell) is bool else cell for cell in row])
        if len(batch) == BATCH:
            _send(out, batch)
            batch = []
    _send(out, batch)


def _send(out: BinaryIO, message: object) -> None:
    pickle.dump(message, out, protocol=5)


def limit() -> None:
    """Bound what this process may use, and leave no core dump with people's names behind."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    limit()
    gc.disable()  # rows come and go; nothing here refers to itself
    main(Path(sys.argv[1]), sys.argv[2:], sys.stdout.buffer)
    sys.stdout.buffer.flush()
