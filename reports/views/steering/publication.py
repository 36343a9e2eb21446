"""One report before the city: its number, its paper, whether everyone may read it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from reports.access import may_publish
from reports.actions.publishing import publish, withdraw
from reports.forms.publication import WithdrawForm
from reports.models import QuarterlyReport
from reports.rules.public_code import shown_code
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.vietnamese import short_date
from wards.http import OfficialRequest, official
from wards.rules.reader import CITY

WORDS = {"publish": "Công bố", "withdraw": "Gỡ công bố"}


@require_safe
@official(*CITY)
def report_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """The report with its events; the city's office finds here how to publish it."""
    return _page(request, _seen(request, pk), WithdrawForm())


@require_POST
@official(*CITY)
def publish_report(request: OfficialRequest, pk: int) -> HttpResponse:
    """Publish; a draft is issued under the next number first."""
    report = _publisher(request, pk)
    try:
        publish(report.pk, on=request.reader.day, by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, "Đã công bố báo cáo.")
    return redirect("reports:steering-report-detail", pk=pk)


@require_POST
@official(*CITY)
def withdraw_report(request: OfficialRequest, pk: int) -> HttpResponse:
    """Take back, with a reason."""
    report = _publisher(request, pk)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, report, form, status=422)
    try:
        withdraw(report.pk, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, "Đã gỡ công bố báo cáo.")
    return redirect("reports:steering-report-detail", pk=pk)


def _seen(request: OfficialRequest, pk: int) -> QuarterlyReport:
    rows = QuarterlyReport.objects.visible_to(request.reader).light()
    return get_object_or_404(rows.select_related("unit", "committee"), pk=pk)


def _publisher(request: OfficialRequest, pk: int) -> QuarterlyReport:
    if not may_publish(request.reader):
        raise PermissionDenied
    return _seen(request, pk)


def _page(
    request: OfficialRequest, report: QuarterlyReport, form: WithdrawForm, status: int = 200
) -> HttpResponse:
    dated = short_date(report.dated_on) if report.dated_on else ""
    facts = [
        ("Cơ quan phát hành", report.committee.name),
        ("Kỳ báo cáo", report.period.long_label),
        ("Số, ký hiệu", report.number_label or "Chưa lấy số"),
        ("Ngày văn bản", dated),
        ("Bản", str(report.version)),
        ("Mã xác minh", shown_code(report.public_code)),
        ("SHA-256 của bản in", report.pdf_sha256),
    ]
    context = {
        "report": report,
        "name": str(report.unit) if report.unit else f"Thành phố {report.committee.place}",
        "facts": facts,
        "form": form,
        "may_publish": may_publish(request.reader),
        "events": [
            (event, WORDS.get(event.verb, event.verb))
            for event in report.events.select_related("by").order_by("-at", "-pk")
        ],
        "code": shown_code(report.public_code),
    }
    return render(request, "reports/steering/report/detail.html", context, status=status)
