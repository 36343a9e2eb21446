"""The quarter's reports: their state and papers, compiled together or one again."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reports.actions.compiling import compile_again, request_compile
from reports.enums import ReportState
from reports.figures import city_units_of, steered_units
from reports.models import QuarterlyReport
from reports.views.quarter import chosen_quarter
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.periods import Period, parse_quarter
from wards.http import OfficialRequest, official
from wards.rules.reader import CITY


@require_safe
@official(*CITY)
def report_list(request: OfficialRequest) -> HttpResponse:
    """All reports of one quarter; the part that moves is fetched again while any is under way."""
    choice = chosen_quarter(request.GET.get("quy", ""), request.reader.day)
    visible = QuarterlyReport.objects.visible_to(request.reader).of(choice.period)
    reports = list(visible.select_related("unit").light().listed())
    lines = _lines(choice.period, reports)
    context = {
        "choice": choice,
        "more": [],
        "lines": lines,
        "done": sum(report is not None and report.state == ReportState.DONE for _, report in lines),
        "failed": sum(report.state == ReportState.FAILED for report in reports),
        "under_way": any(report.under_way for report in reports),
    }
    template = "progress.html" if request.htmx else "list.html"
    return render(request, f"reports/report/{template}", context, status=choice.status)


def _lines(
    period: Period, reports: list[QuarterlyReport]
) -> list[tuple[str, QuarterlyReport | None]]:
    """The name of each unit, at last the city's, with each of its reports, or None."""
    names: dict[int | None, str] = {unit.pk: str(unit) for unit in steered_units(period.end)}
    names |= {report.unit_id: str(report.unit) for report in reports if report.unit}
    names[None] = "Thành phố"
    written: dict[int | None, list[QuarterlyReport | None]] = {}
    for report in reports:
        written.setdefault(report.unit_id, []).append(report)
    return [(name, report) for key, name in names.items() for report in written.get(key, [None])]


@require_POST
@official(*CITY)
def compile_quarter(request: OfficialRequest) -> HttpResponseRedirect:
    """Have every unit's report compiled, then the city's."""
    code = request.POST.get("quy", "")
    try:
        period = parse_quarter(code)
        request_compile(
            period,
            city_units_of(period),
            with_city=True,
            today=request.reader.day,
            by=request.user,
            at=clock.now(),
        )
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("reports:steering-report-list")
    return _to(period)


@require_POST
@official(*CITY)
def compile_one(request: OfficialRequest, pk: int) -> HttpResponseRedirect:
    """Have one report compiled again."""
    report = get_object_or_404(QuarterlyReport.objects.visible_to(request.reader), pk=pk)
    try:
        compile_again(report)
    except Refused as refused:
        messages.error(request, refused.message)
    return _to(report.period)


def _to(period: Period) -> HttpResponseRedirect:
    return redirect(f"{reverse('reports:steering-report-list')}?quy={period.code}")
