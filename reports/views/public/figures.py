"""Open figures of published quarters: on a page, as CSV, as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from reports.compile.published import OpenQuarter, opened, published_periods
from reports.enums import ReportForm
from reports.figures import SECTIONS
from reports.rules.open_figures import TOTAL, Value
from songcong.core import clock
from songcong.core.download import file_of
from songcong.core.errors import Refused
from songcong.core.figures import Figure
from songcong.core.periods import Period, parse_quarter
from songcong.core.vietnamese import number
from wards.http import public

FRESH = 3600
_TITLES = (
    "Quý",
    "Mã đơn vị",
    "Đơn vị",
    "Mã chỉ tiêu",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Giá trị",
    "Ghi chú",
)


@dataclass(frozen=True)
class Shown:
    """A figure in words."""

    name: str
    measure: str
    value: Value
    hidden: bool

    @property
    def is_rate(self) -> bool:
        return self.measure == "%"


@require_safe
@public
def figures(request: HttpRequest) -> HttpResponse:
    """``?quy=&don_vi=``: all figures of a published quarter; of the city unless a unit is named."""
    periods = published_periods(ReportForm.CITY)
    asked = request.GET.get("quy", "")
    chosen = _chosen(periods, asked)
    found = opened(chosen, clock.today()) if chosen else None
    unit = request.GET.get("don_vi", "")
    context: dict[str, Any] = {
        "periods": periods,
        "found": found,
        "refusal": "" if chosen or not asked else f"Chưa công bố số liệu của «{asked}».",
        "unit": unit,
    }
    if found:
        if unit and unit not in found.units:
            raise Http404("Quý này không có đơn vị đó.")
        context |= {"topics": _topics(found, unit), "least": number(found.least)}
    return render(request, "reports/public/figures/page.html", context, status=_status(context))


@require_safe
@public
def figures_file(request: HttpRequest, kind: str) -> HttpResponse | FileResponse:
    """``?quy=``: all units of a published quarter as "csv" or "json"; 404 for any other."""
    periods = published_periods(ReportForm.CITY)
    period = _chosen(periods, request.GET.get("quy", ""))
    found = opened(period, clock.today()) if period else None
    if found is None:
        raise Http404("Chưa công bố số liệu của quý này.")
    answer: HttpResponse | FileResponse
    if kind == "json":
        answer = JsonResponse(found.as_json(), json_dumps_params={"ensure_ascii": False})
    else:
        title = f"so lieu mo {found.period.code}"
        answer = file_of(kind, title, _TITLES, _rows(found), today=clock.today())
    patch_cache_control(answer, public=True, max_age=FRESH)
    return answer


def _chosen(periods: list[Period], asked: str) -> Period | None:
    """The quarter asked for, the newest where none is; None for one that is not published."""
    if not asked:
        return periods[0] if periods else None
    try:
        period = parse_quarter(asked)
    except Refused:
        return None
    return period if period in periods else None


def _status(context: Mapping[str, Any]) -> int:
    return 404 if context["refusal"] else 200


def _topics(found: OpenQuarter, unit: str) -> list[tuple[str, list[Shown]]]:
    return [
        (
            section.name,
            [
                _shown(found, unit, section.full_key(figure), figure)
                for figure in section.figures
                if section.full_key(figure) in found.figures.values[unit]
            ],
        )
        for section in SECTIONS
    ]


def _shown(found: OpenQuarter, unit: str, key: str, figure: Figure) -> Shown:
    value = found.figures.values[unit][key]
    return Shown(figure.name, figure.measure, value, (unit, key) in found.figures.hidden)


def _rows(found: OpenQuarter) -> Iterator[list[Value | str]]:
    for unit, name in {**found.units, TOTAL: "Toàn thành phố"}.items():
        for section in SECTIONS:
            for figure in section.figures:
                key = section.full_key(figure)
                if key in found.figures.values[unit]:
                    one = _shown(found, unit, key, figure)
                    note = "không nêu" if one.hidden else ""
                    head = [found.period.code, unit, name, key, one.name, one.measure]
                    yield [*head, one.value, note]
