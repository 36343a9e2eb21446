"""A real worker killed while it compiles: another comes to the same end, each report once."""

import hashlib
from datetime import UTC, date, datetime

import pytest
from celery import current_app

from reports.actions.compiling import request_compile
from reports.compile.build import snapshot_of
from reports.enums import ReportState
from reports.figures import city_units_of
from reports.models import CompileRun, QuarterlyReport
from reports.rules.snapshot import sha256
from reports.tasks import put_back_expired
from songcong.core.periods import parse_quarter
from tests.workers import kill, until, worker

pytestmark = [pytest.mark.worker, pytest.mark.xdist_group("worker")]
Q3 = parse_quarter("2021Q3")
TODAY = date(2021, 9, 20)
AT = datetime(2021, 9, 20, 2, tzinfo=UTC)


@pytest.fixture
def run(two_wards: None) -> CompileRun:
    """The reports of two wards and the city, asked for while nobody works."""
    current_app.control.purge()
    return request_compile(Q3, city_units_of(Q3), with_city=True, today=TODAY, by=None, at=AT)


def some_running(run: CompileRun) -> bool:
    return run.reports.in_state(ReportState.RUNNING).exists()


def none_left(run: CompileRun) -> bool:
    """What beat does all the time, then whether anything is still to be done."""
    put_back_expired()
    return not run.reports.in_state(ReportState.QUEUED, ReportState.RUNNING).exists()


def test_a_killed_worker_leads_to_the_same_end(run: CompileRun) -> None:
    with worker(REPORT_LEASE_SECONDS="1") as first:
        until(lambda: some_running(run), every=0.02)
        kill(first)
    assert some_running(run)
    with worker(REPORT_LEASE_SECONDS="1"):
        until(lambda: none_left(run), every=0.5)
    reports = list(QuarterlyReport.objects.listed())
    assert [(report.unit_key, report.version) for report in reports] == [
        ("05506", 1),
        ("05512", 1),
        ("thanh-pho", 1),
    ]
    for report in reports:
        assert report.state == ReportState.DONE, report.failure
        assert report.snapshot_sha256 == sha256(snapshot_of(report).as_json())
        with report.pdf.open("rb") as stored:
            assert hashlib.sha256(stored.read()).hexdigest() == report.pdf_sha256
