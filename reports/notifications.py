"""The jobs that reports send after commit, by name, and what is told when a report is made."""

from datetime import datetime

from reports.enums import ReportForm, ReportState
from reports.models import QuarterlyReport
from songcong.core.obligations import Evidence
from wards.enums import NoticeKind
from wards.notifications import tell
from wards.rules.reader import CITY, WARD_OFFICE

COMPILE = "reports.compile_report"
PUT_BACK = "reports.put_back_expired"
RENEW = "reports.renew_figures"
RECOUNT = "reports.recount_figures"
MORNING = "reports.post_digests"
FORGET = "reports.forget_old_notices"


def ended(report: QuarterlyReport, *, at: datetime) -> None:
    """Tell whose report it is that it was made, or that it could not be."""
    done = report.state == ReportState.DONE
    city = report.form == ReportForm.CITY
    tell(
        NoticeKind.REPORT_DONE if done else NoticeKind.REPORT_FAILED,
        unit_id=None if city else report.unit_id,
        roles=CITY if city else WARD_OFFICE,
        at=at,
        subject=f"Báo cáo {report.period.label}" + (" của thành phố" if city else ""),
        page=Evidence("reports:report-paper", report.pk) if done else None,
    )
