"""The committee's first page: what waits, the units by the six pillars, trends, reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from petitions.figures.hot_spot import hot_spots
from reports.enums import ReportState
from reports.figures import UnitOfPeriod, everyone, find
from reports.figures.matrix import matrix, matters, silent_units
from reports.figures.trends import trends
from reports.models import QuarterlyReport
from reports.rules.trends import TRENDS, Trend
from reports.views.quarter import Choice, Compared, chosen, compared
from songcong.core import clock
from songcong.core.download import Outgoing
from wards.http import OfficialRequest, export_view, official
from wards.rules.reader import CITY


@dataclass(frozen=True)
class Reports:
    """The quarter's reports: the newest of each unit, at last the city's."""

    lines: list[tuple[str, QuarterlyReport | None]]

    @property
    def under_way(self) -> list[str]:
        return [name for name, report in self.lines if report and report.under_way]

    @property
    def failed(self) -> list[str]:
        return [name for name, one in self.lines if one and one.state == ReportState.FAILED]

    @property
    def missing(self) -> list[str]:
        """Whose paper was never made."""
        return [name for name, report in self.lines if report is None or not report.pdf]

    @property
    def unlocked(self) -> int:
        """How many units have issued none, so that their numbers may still move."""
        units = self.lines[:-1]
        return sum(report is None or not report.is_issued for _, report in units)


@require_safe
@official(*CITY)
def home(request: OfficialRequest) -> HttpResponse:
    """Units × indicators of what the address asks for, and what belongs to it."""
    today = request.reader.day
    choice = chosen(request.GET, today)
    shown = compared(choice, request.reader.units(*CITY), today=today)
    context = {
        "choice": choice,
        "opened": f"{reverse('reports:steering-figure')}?{choice.query}",
        "offered": shown.offered,
        "units": shown.units,
        "pillars": matrix(shown.units, shown.now, shown.before, than=choice.than),
        "matters": matters(shown.units, shown.now),
        "silent": silent_units(shown.units, shown.now),
        "reports": _reports(request, choice, shown.offered),
        "as_of": shown.now.as_of,
        "counted_at": clock.now(),
        "running": choice.period.end > today,
    }
    return render(request, "reports/steering/home.html", context, status=choice.status)


@require_safe
@official(*CITY)
def trend_page(request: OfficialRequest) -> HttpResponse:
    """The rates of the last quarters; asked for by the first page, with its hot spots counted."""
    choice = chosen(request.GET, request.reader.day)
    shown = compared(choice, request.reader.units(*CITY), today=request.reader.day)
    context: dict[str, Any] = {"choice": choice, "trends": _trends(request, shown)}
    if not request.htmx:
        context["offered"] = shown.offered
        return render(request, "reports/steering/trend_page.html", context, status=choice.status)
    context["as_of"] = shown.now.as_of
    context["hot_spots"] = hot_spots(sorted(everyone(shown.units)), shown.now.as_of)
    return render(request, "reports/steering/trend_part.html", context)


def _trends(request: OfficialRequest, shown: Compared) -> list[Trend]:
    known = {shown.now.period: shown.now.total, shown.before.period: shown.before.total}
    return trends(shown.units, known, today=request.reader.day)


def _reports(request: OfficialRequest, choice: Choice, units: Iterable[UnitOfPeriod]) -> Reports:
    rows = QuarterlyReport.objects.visible_to(request.reader).of(choice.quarter)
    newest: dict[int | None, QuarterlyReport] = {}
    for report in rows.select_related("unit", "committee").light().listed():
        newest.setdefault(report.unit_id, report)
    lines = [(str(unit.unit), newest.get(unit.unit.pk)) for unit in units]
    return Reports([*lines, ("Thành phố", newest.get(None))])


def _trend_rows(request: OfficialRequest) -> Outgoing:
    """``?chi_tieu=`` one trend of the page as rows: quarter, rate, numerator, denominator."""
    key = request.GET.get("chi_tieu", "")
    if key not in TRENDS:
        raise Http404
    choice = chosen(request.GET, request.reader.day)
    shown = compared(choice, request.reader.units(*CITY), today=request.reader.day)
    [trend] = [one for one in _trends(request, shown) if one.key == key]
    return Outgoing(
        title=f"{find(key)[1].name} theo quý",
        titles=("Quý", "Tỷ lệ (%)", "Tử số", "Mẫu số"),
        rows=([one.label, one.value, one.part, one.whole] for one in trend.points),
    )


trend_export = export_view(CITY, _trend_rows)
