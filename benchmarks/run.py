"""What ``make bench`` runs: pages as the registers grow, the import of a register, the papers.

``python -m benchmarks.run pages --rows 10000 1000000`` asks for one part and other sizes. Numbers
above a bar are marked and make the exit code 1.
"""

import argparse
import subprocess
import sys

from benchmarks.ground import ROOT, sample_city

SIZES = (10_000, 1_000_000)
ALONE = {
    "import": "benchmarks.import_registers",
    "filing": "benchmarks.filing",
    "pdf": "benchmarks.pdf",
}
PARTS = ("pages", *ALONE)


def main() -> int:
    """Run the parts asked for, all by default; 1 if a number is above its bar."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all by default")
    asked.add_argument("--rows", nargs="+", type=int, default=SIZES, help="how many petitions")
    options = asked.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        asked.error(f"no such part: {', '.join(sorted(unknown))}")
    above = False
    for part in options.parts or PARTS:
        print(f"== {part}", flush=True)
        above |= _pages(options.rows) if part == "pages" else _alone(ALONE[part])
    return 1 if above else 0


def _pages(sizes: list[int]) -> bool:
    with sample_city():
        from benchmarks.pages import measure, people, show

        people()
        return show({rows: measure(rows) for rows in sorted(sizes)})


def _alone(module: str) -> bool:
    done = subprocess.run([sys.executable, "-m", module], cwd=ROOT, check=False)
    return done.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
