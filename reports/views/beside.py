"""Figures beside the agreed ones, unit by unit: one page behind two doors."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render

from reports.figures import BESIDE, QuarterFigures, beside_figures
from reports.views.quarter import chosen, units_read
from songcong.core.figures import Figure, Section
from wards.http import OfficialRequest


@dataclass(frozen=True)
class ShownRow:
    """One figure over the units and of all together; each number with its unit's key."""

    key: str
    figure: Figure
    cells: tuple[tuple[str, str, int | Decimal | None], ...]

    @property
    def kind(self) -> str:
        return "rate" if self.figure.measure == "%" else "count"


def beside_page(request: OfficialRequest, door: str, only: Collection[int]) -> HttpResponse:
    """``?quy=``: every section beside the contract's, each number open to its rows."""
    choice = chosen(request.GET, request.reader.day)
    units = units_read(choice, only, request.reader.day)
    figures = beside_figures(choice.period, units, today=request.reader.day)
    names = [(unit.key, unit.unit.name) for unit in units]
    context = {
        "layout": f"layouts/{door}.html",
        "door": door,
        "address": f"reports:{door}-figure",
        "choice": choice,
        "as_of": figures.as_of,
        "names": [*names, *([("", "Tất cả")] if len(names) > 1 else [])],
        "sections": [(section.name, _rows(section, names, figures)) for section in BESIDE],
    }
    return render(request, "reports/figure/beside.html", context, status=choice.status)


def _rows(
    section: Section, names: list[tuple[str, str]], figures: QuarterFigures
) -> list[ShownRow]:
    rows = []
    for figure in section.figures:
        key = section.full_key(figure)
        cells = [(unit, name, figures.units[unit][key]) for unit, name in names]
        if len(names) > 1:
            cells.append(("", "Tất cả", figures.total[key]))
        rows.append(ShownRow(key, figure, tuple(cells)))
    return rows
