"""The rows of a workbook, read by a process of its own whose memory and time are bounded."""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import songcong
from songcong.core.cells import Cell, Unreadable
from songcong.core.errors import Refused
from songcong.core.text import words
from songcong.registers.scan import Scan, scan

SECONDS: Final = 25
_ROOT: Final = Path(songcong.__file__).resolve().parent.parent
_ALLOWED: Final = {kind.__name__: kind for kind in (date, datetime, time, timedelta)}

Batch = list[list[Cell]]


@dataclass(frozen=True)
class SheetRows:
    """A sheet as it stands: rows from the first, in batches that can be gone through once.

    ``before`` are the rows of the sheets before it, ``of`` those of all sheets together.
    """

    key: str
    name: str
    batches: Iterator[Batch]
    merged: list[tuple[int, int, int, int]]
    before: int
    of: int


@contextmanager
def open_workbook(path: Path, wanted: Sequence[str]) -> Iterator[Iterator[SheetRows]]:
    """Give the wanted sheets that the workbook holds, in that order; raise Refused with a sentence.

    Sheets are named in compared form (``words``). Each one's batches are to be gone through
    before the next sheet is asked for.
    """
    with _child(path, wanted) as messages:
        found = scan(path)  # while the other process opens the file; refusing ends that process
        yield _sheets(messages, found, wanted)


@contextmanager
def _child(path: Path, wanted: Sequence[str]) -> Iterator[Iterator[Any]]:
    command = [sys.executable, "-m", "songcong.registers.sheet_child", str(path.resolve()), *wanted]
    process = subprocess.Popen(  # noqa: S603  our own program, its arguments no shell reads
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={"PYTHONPATH": str(_ROOT), "PATH": os.environ.get("PATH", "")},
    )
    timer = threading.Timer(SECONDS, process.kill)
    timer.start()
    try:
        yield _messages(process)
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


class _Unpickler(pickle.Unpickler):
    """Lets days and times in, and nothing else that is not a plain value."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in _ALLOWED:
            return _ALLOWED[name]
        raise pickle.UnpicklingError(f"{module}.{name}")


def _messages(process: subprocess.Popen[bytes]) -> Iterator[Any]:
    assert process.stdout is not None  # noqa: S101  it was asked for
    while True:
        try:
            message = _Unpickler(process.stdout).load()
        except (EOFError, pickle.UnpicklingError) as error:
            raise Refused(
                "Không đọc được tệp: tệp hỏng, hoặc tốn quá nhiều bộ nhớ hay thời gian để mở. "
                "Hãy mở bằng Excel, xóa các dòng và cột thừa, lưu lại thành .xlsx rồi nhập.",
                code="unreadable",
                field="file",
            ) from error
        if message == "end":
            return
        yield message


def _sheets(messages: Iterator[Any], found: Scan, wanted: Sequence[str]) -> Iterator[SheetRows]:
    """Part the messages into sheets; what is left of a sheet is passed over for the next."""
    marks = {words(name): cells for name, cells in found.valueless.items()}
    lengths = {words(name): last for name, last in found.last_rows.items()}
    of, before = sum(lengths.get(key, 0) for key in wanted), 0
    upcoming: list[Any] = []

    def batches(key: str, left: int) -> Iterator[Batch]:
        rows, width, valueless = 0, 0, marks.get(key, {})
        for message in messages:
            if isinstance(message, tuple):
                upcoming.append(message)
                break
            _mark(message, rows, left, valueless)
            rows += len(message)
            width = max(width, *map(len, message), 0) if message else width
            yield message
        below = [row for row, _column in valueless if row >= rows]
        if below and width:
            last: Batch = [[""] * width for _ in range(rows, max(below) + 1)]
            _mark(last, rows, left, valueless)
            yield last

    while True:
        head = upcoming.pop() if upcoming else next(messages, None)
        if head is None:
            return
        _sheet, key, name, left, merged = head
        sheet = SheetRows(key, name, batches(key, left), merged, before, of)
        before += lengths.get(key, 0)
        yield sheet
        for _passed_over in sheet.batches:
            pass


def _mark(batch: Batch, first: int, left: int, valueless: dict[tuple[int, int], str]) -> None:
    """Put what the workbook does not say in place of the blanks that stand for it."""
    if not valueless:
        return
    for i, row in enumerate(batch, start=first):
        for k in range(len(row)):
            if (reason := valueless.get((i, k + left))) is not None:
                row[k] = Unreadable(reason)
