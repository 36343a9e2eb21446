"""Ask for a period's reports, or for one again: rows first, then a nudge to the workers."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from reports.compile.city import CITY_KEY
from reports.compile.issuer import city_committee, committee_of
from reports.enums import ReportForm, ReportState
from reports.figures import UnitOfPeriod
from reports.models import CompileRun, QuarterlyReport
from reports.models.period_of import period_fields
from reports.notifications import COMPILE
from songcong.core.errors import Refused
from songcong.core.jobs import after_commit
from songcong.core.periods import Period, window
from wards.models import SteeringCommittee, Unit, User


@transaction.atomic
def request_compile(
    period: Period,
    units: Iterable[UnitOfPeriod],
    *,
    with_city: bool,
    today: date,
    by: User | None,
    at: datetime,
) -> CompileRun:
    """Queue a report for each unit and the city's after them.

    A draft is compiled again in place, an issued report as a new version. Raises Refused when
    the period has not begun or there is nothing to compile.
    """
    window(period, today)
    asked = list(units)
    if not asked:
        raise Refused(f"Không có đơn vị nào trong {period.label}.", code="no_units")
    run = CompileRun.objects.create(
        **period_fields(period), day=today, requested_at=at, requested_by=by
    )
    for unit in asked:
        _enqueue(_ward_report(unit, period), run)
    if with_city:
        _enqueue(_city_report(period), run)
    return run


@transaction.atomic
def compile_again(report: QuarterlyReport) -> None:
    """Queue one report again, within the run it belongs to."""
    held = QuarterlyReport.objects.select_for_update().get(pk=report.pk)
    if held.run is None:
        raise Refused("Báo cáo này chưa được yêu cầu lập lần nào.", code="no_run")
    if held.is_issued and held.state != ReportState.FAILED:
        raise Refused("Báo cáo đã lấy số, không lập lại được.", code="issued")
    _enqueue(held, held.run)


def asked_for(report_id: int) -> QuarterlyReport:
    """A report with what its paper is made of."""
    return QuarterlyReport.objects.select_related("unit", "committee", "run").get(pk=report_id)


def _enqueue(report: QuarterlyReport, run: CompileRun) -> None:
    """The newest request wins: a worker that still holds an older one may not freeze any more."""
    report.run, report.failure = run, ""
    report.state = ReportState.QUEUED
    report.lease_token = report.lease_until = None
    report.save(update_fields=["run", "state", "failure", "lease_token", "lease_until"])
    after_commit(COMPILE, report.pk)


def ward_report(unit: UnitOfPeriod, period: Period) -> QuarterlyReport:
    """The report that a unit works on: its newest version, made when there is none."""
    with transaction.atomic():
        return _ward_report(unit, period)


def _ward_report(unit: UnitOfPeriod, period: Period) -> QuarterlyReport:
    committee = committee_of(unit.unit)
    return _newest(
        period,
        form=ReportForm.WARD,
        unit=unit.unit,
        committee=committee,
        unit_key=unit.key,
    )


def _city_report(period: Period) -> QuarterlyReport:
    committee = city_committee(period.end)
    if committee is None:
        raise Refused(f"Chưa có Ban Chỉ đạo thành phố trong {period.label}.", code="no_committee")
    return _newest(period, form=ReportForm.CITY, unit=None, committee=committee, unit_key=CITY_KEY)


def _newest(
    period: Period,
    *,
    form: ReportForm,
    unit: Unit | None,
    committee: SteeringCommittee,
    unit_key: str,
) -> QuarterlyReport:
    rows = QuarterlyReport.objects.select_for_update(of=("self",)).of(period)
    newest = rows.filter(form=form, unit=unit, committee=committee)
    found = newest.order_by("-version").first()
    if found is not None and not found.is_issued:
        return found
    version = 1 if found is None else found.version + 1
    new = QuarterlyReport(
        **period_fields(period),
        form=form,
        unit=unit,
        committee=committee,
        unit_key=unit_key,
        version=version,
    )
    QuarterlyReport.objects.bulk_create([new], ignore_conflicts=True)
    return newest.get(version=version)
