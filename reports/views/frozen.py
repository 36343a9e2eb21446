"""The numbers of a compiled report as they were frozen, each open to the rows kept with it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.figures import BESIDE, SECTIONS, find, flat
from reports.figures.frozen import every_frozen_line, open_frozen, unit_names
from reports.figures.opening import OpenedLine, Page
from reports.models import QuarterlyReport
from reports.models.report import READERS
from reports.rules.definitions import definition
from reports.views.opened import NAMED, PARTS, TITLES, ShownLine, ShownPart, day_of, line_url
from songcong.core.download import LABELS, Outgoing
from songcong.core.errors import Refused
from songcong.core.export import Value
from songcong.core.figures import Rate, Sum
from wards.http import OfficialRequest, export_view, official
from wards.rules.reader import CITY


@require_safe
@official(*READERS)
def report_figures(request: OfficialRequest, pk: int) -> HttpResponse:
    """All numbers of a report, or that of ``?chi_tieu=`` with its rows."""
    report = _seen(request, pk)
    context: dict[str, Any] = {
        "layout": f"layouts/{'steering' if request.reader.has(*CITY) else 'official'}.html",
        "report": report,
        "name": _name(report),
        "values": _values(report),
    }
    if key := request.GET.get("chi_tieu", ""):
        return _opened(request, report, key, context)
    context["topics"] = [
        (section.name, shown)
        for section in (*SECTIONS, *BESIDE)
        if (shown := _shown(section, context["values"]))
    ]
    return render(request, "reports/figure/frozen.html", context)


def _shown(section: Any, values: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    keyed = ((section.full_key(figure), figure) for figure in section.figures)
    return [(key, figure, values[key]) for key, figure in keyed if key in values]


def _opened(
    request: OfficialRequest, report: QuarterlyReport, key: str, context: dict[str, Any]
) -> HttpResponse:
    page = Page(request.GET.get("sau", ""), request.GET.get("phan", ""))
    try:
        opened = open_frozen(report, key, reader=request.reader, page=page)
    except Refused as refused:
        raise Http404(refused.message) from refused
    section, figure = find(key)
    names = unit_names()
    summed = {one.key for one in section.figures if isinstance(one, Sum)}
    context |= {
        "figure": figure,
        "is_rate": isinstance(figure, Rate),
        "value": context["values"][key],
        "unit": report.unit,
        "definition": definition(key),
        "parts": [
            ShownPart(
                part=part,
                title=PARTS[part.name],
                summed=not summed.isdisjoint(part.keys),
                lines=tuple(
                    ShownLine(line, names.get(line.unit_id, ""), line_url(part.topic, line))
                    for line in part.lines
                ),
            )
            for part in opened.parts
        ],
        "files": [
            (reverse("reports:report-figures-export", args=[k]), label) for k, label in LABELS
        ],
    }
    return render(request, "reports/figure/frozen_rows.html", context)


def _rows(request: OfficialRequest) -> Outgoing:
    """``?bao_cao=&chi_tieu=``: the rows of the page; 404 for what is not there."""
    number, key = request.GET.get("bao_cao", ""), request.GET.get("chi_tieu", "")
    if not number.isdecimal():
        raise Http404
    report = _seen(request, int(number[:18]))
    names = unit_names()
    try:
        _, figure = find(key)
        lines = every_frozen_line(report, key, reader=request.reader)
    except Refused as refused:
        raise Http404(refused.message) from refused
    return Outgoing(
        title=f"{figure.name} báo cáo {report.period.code} {_name(report)}",
        titles=(*TITLES, "Đã sửa ngày"),
        rows=(_row(part, line, names.get(line.unit_id, "")) for part, line in lines),
    )


report_figures_export = export_view(READERS, _rows)


def _row(part: str, opened: OpenedLine, unit_name: str) -> list[Value]:
    line, hidden = opened.line, opened.restricted
    told: list[Value] = [NAMED[part], line.code, unit_name, line.kind, opened.subject]
    day = None if hidden else line.day
    return [*told, day, line.due_on, opened.value, day_of(opened.changed_at)]


def _seen(request: OfficialRequest, pk: int) -> QuarterlyReport:
    """The report among those that the reader sees; 404 without paper."""
    rows = QuarterlyReport.objects.visible_to(request.reader).exclude(pdf="")
    return get_object_or_404(rows.select_related("unit", "committee"), pk=pk)


def _name(report: QuarterlyReport) -> str:
    return str(report.unit) if report.unit else f"Thành phố {report.committee.place}"


def _values(report: QuarterlyReport) -> dict[str, Any]:
    """All numbers of the report by full key."""
    snapshot = report.snapshot or {}
    return flat(snapshot["figures"]) | flat(snapshot["beside"])
