"""Measures the quarter's papers: calls a page, our share of them, CPU time, memory.

A city of its own takes in the ten sample registers of 2021Q3. Counts come first, CPU time is the
median of warm runs. Bars: docs/performance.md.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

from benchmarks.ground import ROOT, sample_city

WARD = "05512"
RUNS = 5


@dataclass(frozen=True)
class Cost:
    """What laying out one snapshot took in a process of its own."""

    pages: int
    bytes: int
    cold_s: float
    warm_s: float
    layout_calls: int
    own_calls: int
    peak_mb: int


@dataclass(frozen=True)
class Bar:
    """The most that a paper may take."""

    seconds: float
    megabytes: int
    calls_a_page: int


BARS = {"ward": Bar(1.5, 160, 520_000), "city": Bar(5.0, 320, 600_000)}
OWN_SHARE = 0.10
ALL_OF_PARTS = 1.1


def main() -> int:
    """Print the costs beside their bars; 1 if a count or a peak is above its bar."""
    if len(sys.argv) > 1:
        print(json.dumps(vars(_cost_here(Path(sys.argv[1])))))
        return 0
    with sample_city(), tempfile.TemporaryDirectory() as folder:
        above = sum(_weigh(form, Path(folder)) for form in BARS)
        above += _weigh_quarter(Path(folder))
    return 1 if above else 0


def _weigh(form: str, folder: Path) -> bool:
    """Measure the paper of one form; true if a count or the peak is above its bar."""
    build = _builder(form)
    build()  # the figures' SQL is put together once a process
    calls, stored = counted(build)
    source = folder / f"{form}.json"
    source.write_text(json.dumps(stored), encoding="utf-8")
    cost = _cost_apart(source)
    own = cost.own_calls + calls
    share, a_page = own / (own + cost.layout_calls), (own + cost.layout_calls) // cost.pages
    bar = BARS[form]
    print(f"{form}: {cost.pages} pages, {cost.bytes // 1000} kB")
    print(f"  calls a page          {a_page:>9,}   bar {bar.calls_a_page:,}")
    parts = f"{calls:,} snapshot, {cost.own_calls:,} template"
    print(f"  our own share         {share:>9.1%}   bar {OWN_SHARE:.0%} ({parts})")
    print(f"  peak memory           {cost.peak_mb:>6} MB   bar {bar.megabytes} MB")
    print(
        f"  CPU, warm (cold)      {cost.warm_s:>7.2f} s   bar {bar.seconds} s ({cost.cold_s:.2f})"
    )
    return a_page > bar.calls_a_page or share > OWN_SHARE or cost.peak_mb > bar.megabytes


def _weigh_quarter(folder: Path) -> bool:
    """All reports through their task against the layouts alone."""
    from django.conf import settings

    from reports.actions.compiling import request_compile
    from reports.figures import city_units_of
    from reports.pdf import report_pdf
    from reports.tasks import compile_report
    from songcong.core import clock

    settings.MEDIA_ROOT = folder
    layouts: list[float] = []

    def timed(snapshot: Any) -> bytes:
        taken, pdf = _seconds(lambda: report_pdf(snapshot))
        layouts.append(taken)
        return bytes(pdf)

    units = city_units_of(_period())
    run = request_compile(_period(), units, with_city=True, today=_day(), by=None, at=clock.now())
    reports = list(run.reports.listed())
    with patch("reports.tasks.report_pdf", timed):
        whole, _ = _seconds(lambda: [compile_report(report.pk) for report in reports])
    ratio = whole / sum(layouts)
    print(f"quarter: {len(layouts)} reports, {whole:.1f} s CPU")
    print(f"  whole ÷ layouts       {ratio:>9.2f}   bar {ALL_OF_PARTS}")
    return ratio > ALL_OF_PARTS


def counted(work: Callable[[], Any]) -> tuple[int, Any]:
    """How many functions ``work`` calls, in Python or C, and what it returns."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        result = work()
    finally:
        sys.setprofile(None)
    return calls, result


def _cost_apart(source: Path) -> Cost:
    done = subprocess.run(  # this module again
        [sys.executable, "-W", "ignore", "-m", "benchmarks.pdf", str(source)],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "songcong.settings.test"},
        capture_output=True,
        text=True,
        check=True,
    )
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _cost_here(source: Path) -> Cost:
    """Lay the stored snapshot out in this process, with Django and Celery loaded."""
    import django
    from django.template.loader import render_to_string

    django.setup()
    import songcong.celery  # noqa: F401 - a worker has it loaded
    from reports.pdf import TEMPLATE, context, report_pdf
    from reports.rules.snapshot import Snapshot

    snapshot = Snapshot.from_json(json.loads(source.read_text("utf-8")))
    cold, _ = _seconds(lambda: report_pdf(snapshot))
    warm = [_seconds(lambda: report_pdf(snapshot)) for _ in range(RUNS)]
    peak = _peak_mb()
    from pypdf import PdfReader  # counts pages; no worker has it loaded

    own, _ = counted(lambda: render_to_string(TEMPLATE, context(snapshot)))
    whole, pdf = counted(lambda: report_pdf(snapshot))
    with tempfile.TemporaryFile() as file:
        file.write(pdf)
        pages = len(PdfReader(file).pages)
    middle = statistics.median(seconds for seconds, _ in warm)
    return Cost(pages, len(pdf), cold, middle, whole - own, own, peak)


def _peak_mb() -> int:
    """The most memory that this process held since it began; ``ru_maxrss`` counts its parent's."""
    status = Path("/proc/self/status").read_text("ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) // 1024


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def _builder(form: str) -> Callable[[], dict[str, Any]]:
    """What builds a ward's snapshot from the records, or the city's from its wards' snapshots."""
    from reports.compile import city_snapshot, ward_snapshot
    from reports.compile.issuer import city_committee
    from reports.figures import city_units_of

    period, today = _period(), _day()
    units = city_units_of(period)
    if form == "ward":
        (unit,) = [unit for unit in units if unit.key == WARD]
        return lambda: ward_snapshot(unit, period, today=today, texts={}).as_json()
    committee = city_committee(period.end)
    if committee is None:
        raise SystemExit("the reference tables name no city committee")
    parts = [ward_snapshot(unit, period, today=today, texts={}) for unit in units]
    return lambda: city_snapshot(committee, period, parts, today=today, texts={}).as_json()


def _period() -> Any:
    from songcong.core.periods import parse_quarter

    return parse_quarter("2021Q3")


def _day() -> Any:
    return _period().end_exclusive


if __name__ == "__main__":
    sys.exit(main())
