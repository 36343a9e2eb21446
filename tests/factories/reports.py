"""Reports whose paper is stored."""

from datetime import UTC, datetime

from django.core.files.base import ContentFile

from reports.actions.compiling import ward_report
from reports.compile.ward import ward_snapshot
from reports.enums import ReportForm, ReportState
from reports.figures import units_of
from reports.models import CompileRun, QuarterlyReport
from reports.models.period_of import period_fields
from reports.rules.public_code import new_code
from reports.rules.snapshot import Snapshot
from songcong.core.periods import Period
from wards.models import SteeringCommittee, Unit


def stored_report(unit: Unit, period: Period) -> QuarterlyReport:
    """A compiled report of a unit; its paper is a stand-in of a few bytes."""
    (asked,) = (one for one in units_of(period) if one.unit == unit)
    report = ward_report(asked, period)
    at = datetime.combine(period.end, datetime.min.time(), UTC)
    report.run = CompileRun.objects.create(
        **period_fields(period), day=period.end, requested_at=at, requested_by=None
    )
    report.state, report.pdf_sha256, report.compiled_at = ReportState.DONE, "0" * 64, at
    report.snapshot = ward_snapshot(asked, period, today=period.end, texts={}).as_json()
    report.pdf.save(report.file_name, ContentFile(b"%PDF-1.7 stand-in"))
    return report


def stored_city_report(
    committee: SteeringCommittee, snapshot: Snapshot, period: Period
) -> QuarterlyReport:
    """A compiled report of the city; its paper is a stand-in of a few bytes."""
    at = datetime.combine(period.end, datetime.min.time(), UTC)
    report = QuarterlyReport(
        **period_fields(period),
        form=ReportForm.CITY,
        committee=committee,
        unit_key=snapshot.unit_key,
        run=CompileRun.objects.create(
            **period_fields(period), day=period.end, requested_at=at, requested_by=None
        ),
        state=ReportState.DONE,
        pdf_sha256="0" * 64,
        compiled_at=at,
        snapshot=snapshot.as_json(),
    )
    report.pdf.save(report.file_name, ContentFile(b"%PDF-1.7 stand-in"), save=False)
    report.save()
    return report


def published_report(unit: Unit, period: Period) -> QuarterlyReport:
    """A unit's report as everyone may read it, under the number 1."""
    report = stored_report(unit, period)
    report.number, report.dated_on, report.public_code = 1, period.end, new_code()
    report.published_at = report.compiled_at
    report.save()
    return report
