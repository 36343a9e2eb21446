"""Shows that some test catches each small wrong reading of the figures' contract.

Each reading changes one passage of one module and runs the tests that must then fail. Prints a
table; exits 1 if a reading survives. ``--registers`` also asks the ten registers of 2021Q3.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

from benchmarks.readings import READINGS, Reading
from benchmarks.wrong_reading import SEPARATOR, VARIABLE

ROOT = Path(__file__).resolve().parent.parent
REGISTERS = "tests/reports/test_figures_2021q3.py"


def main() -> int:
    """Try every reading; 1 if one survives."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--registers", action="store_true", help="also ask the registers of 2021Q3")
    asked.add_argument("--only", default="", help="readings whose name holds this")
    options = asked.parse_args()
    survivors = 0
    print(f"{'wrong reading':52} {'hand-made cases':22} {'2021Q3' if options.registers else ''}")
    for reading in READINGS:
        if options.only in reading.name:
            caught = failures(reading, reading.tests)
            by_registers = failures(reading, REGISTERS) if options.registers else None
            survivors += not caught
            verdict = f"{caught} failed" if caught else "SURVIVES"
            print(f"{reading.name:52} {verdict:22} {_seen(by_registers)}", flush=True)
    print(f"{survivors} of {len(READINGS)} survive")
    return 1 if survivors else 0


def failures(reading: Reading, tests: str) -> int:
    """How many of the tests fail under the reading; stops the program if they cannot run."""
    environment = {
        **os.environ,
        VARIABLE: SEPARATOR.join((reading.module, reading.right, reading.wrong)),
    }
    options = ["-q", "-p", "benchmarks.wrong_reading", "-p", "no:randomly", "--reuse-db"]
    done = subprocess.run(  # our own tests
        [sys.executable, "-m", "pytest", *options, *tests.split()],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{reading.name}: the tests do not run\n{done.stdout}{done.stderr}")
    failed = re.search(r"(\d+) failed", done.stdout)
    return int(failed[1]) if failed else 0


def _seen(failed: int | None) -> str:
    if failed is None:
        return ""
    return "caught" if failed else "not seen there"


if __name__ == "__main__":
    sys.exit(main())
