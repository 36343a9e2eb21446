"""A number opened to its rows: the same page behind the committee's door and the ward's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from reports.figures import (
    BESIDE,
    FORM_SECTIONS,
    QuarterFigures,
    beside_figures,
    form_figures,
    open_figure,
    quarter_figures,
)
from reports.figures.opening import Opened, OpenedLine, Page, Part
from reports.rules.definitions import definition
from reports.views.asked import Asked, asked_for
from songcong.core import clock
from songcong.core.download import LABELS
from songcong.core.errors import Refused
from songcong.core.figures import Rate, Sum, Values
from wards.http import OfficialRequest

_APPS = {
    "reception": "petitions",
    "petition": "petitions",
    "mediation": "petitions",
    "voter": "petitions",
    "team": "petitions",
    "week": "petitions",
    "mediator": "petitions",
    "disclosure": "wards",
    "meeting": "wards",
    "decision": "wards",
    "supervision": "inspections",
}
PARTS = {"rows": "Các dòng tạo nên số này", "numerator": "Tử số", "denominator": "Mẫu số"}
TITLES = ("Phần", "Số trong sổ", "Đơn vị", "Loại", "Nội dung", "Ngày", "Hạn", "Số lượng")
NAMED = {**PARTS, "rows": ""}


@dataclass(frozen=True)
class ShownLine:
    """A row of the page: the line, whose it is, and where it opens, if it does."""

    line: OpenedLine
    unit_name: str
    url: str

    @property
    def changed_on(self) -> date | None:
        """The day of its last change after the figure was frozen."""
        return day_of(self.line.changed_at)


@dataclass(frozen=True)
class ShownPart:
    """The rows of a count, of a sum, or of one side of a rate, with what they come to."""

    part: Part
    title: str
    summed: bool
    lines: tuple[ShownLine, ...]


def day_of(at: datetime | None) -> date | None:
    """The day in Viet Nam of a moment."""
    return at.astimezone(clock.ZONE).date() if at else None


def opened_page(request: OfficialRequest, door: str, only: Collection[int]) -> HttpResponse:
    """``?quy=&don_vi=&chi_tieu=``: definition, value and rows; 404 for what is not there."""
    asked = asked_for(request, only)
    context: dict[str, Any] = {
        "layout": f"layouts/{door}.html",
        "door": door,
        "choice": asked.choice,
        "unit": asked.only_unit,
        "section": asked.section,
        "figure": asked.figure,
        "is_rate": isinstance(asked.figure, Rate),
        "definition": definition(asked.key),
        "whose": asked.whose,
        "more": _kept(request),
    }
    try:
        opened = open_figure(
            asked.period,
            asked.key,
            asked.chosen,
            reader=request.reader,
            page=Page(request.GET.get("sau", ""), request.GET.get("phan", "")),
        )
        values = _told(asked, request.reader.day).total
    except Refused as refused:
        if refused.code.startswith("unknown"):
            raise Http404(refused.message) from refused
        context["refusal"] = refused.message
        return render(request, "reports/figure/opened.html", context, status=409)
    context |= _answer(asked, opened, values)
    if any(part.lines for part in context["parts"]):
        address = f"reports:{door}-figure-export"
        context["files"] = [(reverse(address, args=[kind]), label) for kind, label in LABELS]
    return render(request, "reports/figure/opened.html", context, status=asked.choice.status)


def _told(asked: Asked, today: date) -> QuarterFigures:
    """The figures of the section that the figure stands in."""
    if asked.section in FORM_SECTIONS:
        return form_figures(asked.section.key, asked.period, asked.chosen, today=today)
    told = beside_figures if asked.section in BESIDE else quarter_figures
    return told(asked.period, asked.chosen, today=today)


def _kept(request: OfficialRequest) -> list[tuple[str, str]]:
    """What stays in the address when another quarter is chosen."""
    return [
        (name, value)
        for name in ("luy_ke", "don_vi_nay", "don_vi", "chi_tieu")
        for value in request.GET.getlist(name)
        if value
    ]


def _answer(asked: Asked, opened: Opened, values: Values) -> dict[str, Any]:
    names, figures = asked.names, asked.section.figures
    shown = tuple(
        ShownPart(
            part=part,
            title=PARTS[part.name],
            summed=any(isinstance(one, Sum) and one.key in part.keys for one in figures),
            lines=tuple(
                ShownLine(line, names.get(line.unit_id, ""), line_url(part.topic, line))
                for line in part.lines
            ),
        )
        for part in opened.parts
    )
    return {
        "parts": shown,
        "value": values[asked.key],
        "as_of": opened.as_of,
    }


def line_url(topic: str, line: OpenedLine) -> str:
    """Where the row's record opens; nothing where the reader may not or no page stands."""
    if line.restricted or not line.line.record_id:
        return ""
    try:
        return reverse(f"{_APPS[topic]}:official-{topic}-detail", args=[line.line.record_id])
    except NoReverseMatch:
        return ""
