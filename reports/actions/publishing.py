"""Show a report to everyone, under a number of its own, and take it back with a reason."""

from datetime import date, datetime

from django.db import transaction

from reports.enums import ReportState
from reports.models import QuarterlyReport, ReportEvent
from reports.notifications import COMPILE
from reports.rules.public_code import new_code
from reports.rules.snapshot import Snapshot
from songcong.core.errors import Refused
from songcong.core.jobs import after_commit
from songcong.core.text import nfc
from wards.models import NumberBook, Unit, User

ARTICLE = "Luật 10/2022/QH15 Điều 11, Điều 12"


@transaction.atomic
def publish(report_id: int, *, on: date, by: User, at: datetime) -> QuarterlyReport:
    """Publish a compiled report; one without a number is issued first.

    Issuing gives number, date and code of verification; the paper is then made once more with
    them, by the workers, and is public from that moment. Raises Refused for a report that is not
    compiled, whose period was not over, or that is public already.
    """
    report = _held(report_id)
    if report.is_published:
        raise Refused("Báo cáo này đang được công bố.", code="wrong_state")
    if report.state != ReportState.DONE or not report.snapshot:
        raise Refused("Chưa lập xong báo cáo nên chưa công bố được.", code="wrong_state")
    if Snapshot.from_json(report.snapshot).span.running:
        raise Refused(
            "Báo cáo lập khi kỳ chưa kết thúc. Hãy lập lại sau ngày cuối kỳ rồi công bố.",
            code="wrong_state",
        )
    report.published_at = at
    if not report.is_issued:
        _issue(report, on)
    report.save()
    _note(report, "publish", by=by, at=at, article=ARTICLE)
    return report


@transaction.atomic
def withdraw(report_id: int, *, reason: str, by: User, at: datetime) -> QuarterlyReport:
    """Take a published report off the public pages; its number, paper and code stay."""
    report = _held(report_id)
    if not report.is_published:
        raise Refused("Báo cáo này chưa được công bố.", code="wrong_state")
    if not reason.strip():
        raise Refused("Phải ghi lý do gỡ công bố.", field="reason")
    report.published_at = None
    report.save(update_fields=["published_at"])
    _note(report, "withdraw", by=by, at=at, reason=nfc(reason).strip())
    return report


def _held(report_id: int) -> QuarterlyReport:
    rows = QuarterlyReport.objects.select_for_update(of=("self",))
    return rows.select_related("committee", "unit").get(pk=report_id)


def _issue(report: QuarterlyReport, on: date) -> None:
    report.number = NumberBook.objects.give_next(
        _book_of(report), f"report:{report.committee_id}", on
    )
    report.dated_on = on
    report.public_code = new_code()
    report.state, report.failure = ReportState.QUEUED, ""
    after_commit(COMPILE, report.pk)


def _book_of(report: QuarterlyReport) -> Unit:
    """The unit that keeps the committee's book of numbers: the ward, or what is above the wards."""
    if report.unit is not None:
        return report.unit
    mandate = report.committee.mandates.select_related("unit__parent").order_by("-pk").first()
    if mandate is None or mandate.unit.parent is None:
        raise Refused("Ban Chỉ đạo này không có đơn vị để lấy số.", code="no_committee")
    return mandate.unit.parent


def _note(
    report: QuarterlyReport,
    verb: str,
    *,
    by: User,
    at: datetime,
    reason: str = "",
    article: str = "",
) -> None:
    ReportEvent.objects.create(
        report=report,
        at=at,
        by=by,
        verb=verb,
        reason=reason,
        article=article,
        data={"number": report.number, "version": report.version},
    )
