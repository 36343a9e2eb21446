"""How long 100,000 rows of the register of petitions take to come in, and in how much memory.

Run with ``python -m benchmarks.import_registers [ROWS]``; the rows are rolled back at the end.
Counts and processor seconds first; wall time is believed least.
"""

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.ground import sample_city

ROWS = 100_000
MOST_MICROSECONDS = 60
MOST_MEGABYTES = 400
CODE = "05518"
KINDS = ("KN", "TC", "KNPA", "Khiếu nại")


def lines(rows: int) -> Iterator[list[Any]]:
    """Petitions as untidy as real ones: half of the days are text."""
    chance = random.Random(1)  # noqa: S311  not a secret
    for i in range(rows):
        received = date(2021, 1, 1) + timedelta(days=chance.randrange(250))
        sorted_on = received + timedelta(days=chance.randrange(9))
        days = [received, sorted_on, sorted_on, sorted_on + timedelta(days=20)]
        told = [day if chance.random() < 0.5 else f"{day:%d/%m/%Y}" for day in days]
        kind = chance.choice(KINDS)
        yield [
            f"{i + 1:06d}/2021", told[0], "Trực tiếp", f"Nguyễn Văn {i}", f"09{i:08d}",
            f"TDP {i % 20}", 1, kind, "Đất đai, nhà cửa", f"tranh chấp ranh giới đất số {i}",
            "x", "Thuộc", "Thụ lý", told[1], told[2], "", told[3], "Đúng",
        ]  # fmt: skip


def make(path: Path, rows: int) -> Path:
    """Write the workbook."""
    from openpyxl import Workbook

    from petitions.imports import PETITIONS

    book = Workbook(write_only=True)
    sheet = book.create_sheet(PETITIONS.name)
    sheet.append([column.title for column in PETITIONS.columns])
    for line in lines(rows):
        sheet.append(line)
    book.save(path)
    return path


def measure(path: Path, rows: int) -> bool:
    """Import the workbook, print what it cost, take it back; true if a number is above its bar."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from songcong.core import clock
    from songcong.registers.importing import import_register
    from songcong.registers.reading import holder_of, read_register
    from wards.actions.register import Source
    from wards.calendar import law

    holder = holder_of(CODE)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    began, used = time.monotonic(), time.process_time()
    read_register(path, holder)
    print(
        f"read alone: {time.monotonic() - began:.1f} s, {time.process_time() - used:.1f} s of CPU"
    )
    began, used = time.monotonic(), time.process_time()
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        source = Source(file=path.name, by=None, at=clock.now())
        results = import_register(path, holder, source=source, law=law())
        transaction.set_rollback(True)
    wall, cpu = time.monotonic() - began, time.process_time() - used
    assert results["DonThu"].counts()["accepted"] == rows
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"SQL statements beside COPY: {len(queries)}")
    print(f"CPU: {cpu:.1f} s here ({cpu / rows * 1e6:.0f} µs a row)")
    print(f"CPU of the reading process: {(child.ru_utime - before) / 2:.1f} s a file")
    print(f"memory: {own:.0f} MB here, {child.ru_maxrss / 1024:.0f} MB in the reading process")
    print(f"wall: {wall:.1f} s ({wall / rows * 1e6:.0f} µs a row), load {os.getloadavg()[0]:.1f}")
    most = max(own, child.ru_maxrss / 1024)
    heavy = _above("MB at most", most, MOST_MEGABYTES)
    return _above("µs a row", wall / rows * 1e6, MOST_MICROSECONDS) or heavy


def _above(name: str, number: float, most: float) -> bool:
    print(f"{name}: {number:.0f}/{most}" + ("   above the bar" if number > most else ""))
    return number > most


def main() -> int:
    """Make a workbook and measure its import; 1 if a number is above its bar."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with sample_city(), tempfile.TemporaryDirectory() as folder:
        return int(measure(make(Path(folder) / f"{CODE}-do.xlsx", rows), rows))


if __name__ == "__main__":
    sys.exit(main())
