"""A program that reads one workbook and prints what it said and what it cost.

It runs as a process of its own, and asks the kernel for what this program itself has held at
most: the usage that a process is told of includes what the process that started it held at that
moment, which in a test run is anything.
"""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

import django

from songcong.core.errors import Refused


def main(path: Path) -> dict[str, object]:
    """Read a file as a unit's register: its sentence, seconds, kilobytes at most."""
    django.setup()
    from songcong.registers.reading import Holder, read_register  # noqa: PLC0415  after setup

    began = time.monotonic()
    try:
        read_register(path, Holder("05521", ((1, date(2015, 1, 1), None),)))
        said = ""
    except Refused as refused:
        said = refused.message
    return {
        "said": said,
        "seconds": time.monotonic() - began,
        "kilobytes": max(_own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss),
    }


def _own_peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [peak] = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(peak)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))))
