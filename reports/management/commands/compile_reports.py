"""``compile_reports 2021Q3``: one PDF a unit, the city's PDF and ``figures.json``."""

import json
import shutil
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reports.actions.compiling import request_compile
from reports.actions.lease import put_back_expired
from reports.enums import ReportForm, ReportState
from reports.figures import UnitOfPeriod, city_units_of, quarter_figures, units_of
from reports.management.worker import WorkerFallen, some_worker
from reports.models import CompileRun, QuarterlyReport
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.periods import Period, parse_quarter
from songcong.core.vietnamese import upper_first

LOOK_AGAIN = 0.3
NUDGE_EVERY = 30


class Command(BaseCommand):
    help = "Lập báo cáo quý của từng đơn vị và của thành phố."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("quarter", help="Quý, viết dạng 2021Q3")
        parser.add_argument("--unit", help="Chỉ một đơn vị: mã, hoặc mã@ngày-có-hiệu-lực")
        parser.add_argument("--output", type=Path, help="Thư mục ghi tệp")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            self._compile(parse_quarter(options["quarter"]), options["unit"], options["output"])
        except Refused as refused:
            raise CommandError(refused.message) from refused
        except WorkerFallen as fallen:
            raise CommandError(str(fallen)) from fallen

    def _compile(self, period: Period, key: str | None, output: Path | None) -> None:
        today, units = clock.today(), _units(period, key)
        figures = quarter_figures(period, units, today=today).as_json()
        folder = output or Path(settings.BASE_DIR) / "var" / "reports" / period.code
        with some_worker() as look:
            run = request_compile(
                period, units, with_city=key is None, today=today, by=None, at=clock.now()
            )
            self._wait(run, look)
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(figures, ensure_ascii=False, indent=2)
        (folder / "figures.json").write_text(text + "\n", encoding="utf-8")
        reports = list(run.reports.listed())
        for report in reports:
            self._hand_out(report, folder)
        if failed := [report for report in reports if report.state == ReportState.FAILED]:
            raise CommandError(f"{len(failed)} báo cáo không lập được.")

    def _wait(self, run: CompileRun, look: Callable[[], None]) -> None:
        nudged = time.monotonic()
        under_way = run.reports.in_state(ReportState.QUEUED, ReportState.RUNNING)
        while under_way.exists():
            time.sleep(LOOK_AGAIN)
            look()
            if time.monotonic() - nudged > NUDGE_EVERY:
                put_back_expired(at=clock.real_now())
                nudged = time.monotonic()

    def _hand_out(self, report: QuarterlyReport, folder: Path) -> None:
        name = "Thành phố" if report.form == ReportForm.CITY else str(report.unit)
        if report.state == ReportState.FAILED:
            self.stderr.write(f"{name}: {report.failure}")
            return
        target = folder / report.file_name
        with report.pdf.open("rb") as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)
        self.stdout.write(f"{name}: {target}")


def _units(period: Period, key: str | None) -> list[UnitOfPeriod]:
    if key is None:
        return city_units_of(period)
    found = [unit for unit in units_of(period) if key in (unit.key, unit.unit.code)]
    if not found:
        raise Refused(f"{upper_first(period.label)} không có đơn vị mang mã «{key}».")
    return found
