"""The inspectorate's forms, column by column and unit by unit: one page behind two doors."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from petitions.figures import LEFT_OUT
from petitions.rules.official_forms import Balance, Column, OfficialForm, forms_on
from reports.figures import QuarterFigures, UnitOfPeriod, form_figures
from reports.views.quarter import Choice, among, chosen, units_read
from songcong.core.download import LABELS
from songcong.core.errors import Refused
from songcong.core.figures import Values
from wards.http import OfficialRequest

ALL = ("", "Tất cả")


@dataclass(frozen=True)
class AskedForm:
    """A form of a period, of the units asked for."""

    choice: Choice
    forms: tuple[OfficialForm, ...]
    form: OfficialForm
    units: list[UnitOfPeriod]

    @property
    def names(self) -> list[tuple[str, str]]:
        """All together where there are several, then key and name of each unit."""
        names = [(unit.key, unit.unit.name) for unit in self.units]
        return [ALL, *names] if len(names) > 1 else names


@dataclass(frozen=True)
class ShownColumn:
    """A column as a row of the page: the headings that begin with it, a number for each unit."""

    column: Column
    headings: tuple[tuple[int, str], ...]
    key: str
    cells: tuple[tuple[str, str, Any], ...]

    @property
    def depth(self) -> int:
        return len(self.column.under)


@dataclass(frozen=True)
class ShownBalance:
    """A check that the form prints, the sums of all units together, and who does not agree."""

    balance: Balance
    sums: str
    wrong: tuple[str, ...]


def asked_form(request: OfficialRequest, only: Collection[int]) -> AskedForm:
    """Read ``?quy=&luy_ke=&don_vi_nay=&don_vi=&bieu=``; 404 for a form or unit not there."""
    choice = chosen(request.GET, request.reader.day)
    units = among(units_read(choice, only, request.reader.day), choice.unit_keys)
    forms = forms_on(choice.period.end)
    asked = request.GET.get("bieu", "") or forms[0].slug
    form = next((one for one in forms if one.slug == asked), None)
    if form is None:
        raise Http404("Không có biểu mẫu này.")
    return AskedForm(choice, forms, form, units)


def form_page(request: OfficialRequest, door: str, only: Collection[int]) -> HttpResponse:
    """A form of the quarter: its columns, its checks, and what it has no column for."""
    asked = asked_form(request, only)
    context: dict[str, Any] = {
        "layout": f"layouts/{door}.html",
        "door": door,
        "asked": asked,
        "form": asked.form,
        "choice": asked.choice,
        "more": [("bieu", asked.form.slug), *_kept(request)],
        "remarks": asked.form.circular.remarks(asked.choice.period.end),
        "address": f"reports:{door}-figure",
    }
    try:
        figures = form_figures(
            asked.form.key, asked.choice.period, asked.units, today=request.reader.day
        )
    except Refused as refused:
        context["refusal"] = refused.message
        return render(request, "reports/figure/form.html", context, status=409)
    context |= {
        "as_of": figures.as_of,
        "rows": list(_rows(asked, figures)),
        "balances": [_balance(asked, balance, figures) for balance in asked.form.balances],
        "left_out": _left_out(asked, figures),
        "files": [
            (reverse(f"reports:{door}-form-export", args=[kind]), label) for kind, label in LABELS
        ],
    }
    return render(request, "reports/figure/form.html", context, status=asked.choice.status)


def _kept(request: OfficialRequest) -> list[tuple[str, str]]:
    """What stays in the address when another quarter is chosen."""
    return [
        (name, value)
        for name in ("luy_ke", "don_vi_nay", "don_vi")
        for value in request.GET.getlist(name)
        if value
    ]


def values_of(figures: QuarterFigures, unit_key: str) -> Values:
    """The numbers of a unit; of no unit: of all together."""
    return figures.units[unit_key] if unit_key else figures.total


def _rows(asked: AskedForm, figures: QuarterFigures) -> Iterator[ShownColumn]:
    above: tuple[str, ...] = ()
    for column in asked.form.columns:
        shared = 0
        while column.under[: shared + 1] == above[: shared + 1] and shared < len(column.under):
            shared += 1
        headings = tuple(enumerate(column.under))[shared:]
        above = column.under
        key = f"{asked.form.key}.{column.key}"
        cells = _cells(asked, figures, key) if column.counted else ()
        yield ShownColumn(column, headings, key, cells)


def _cells(asked: AskedForm, figures: QuarterFigures, key: str) -> tuple[tuple[str, str, Any], ...]:
    return tuple((unit, name, values_of(figures, unit)[key]) for unit, name in asked.names)


def _left_out(asked: AskedForm, figures: QuarterFigures) -> ShownColumn | None:
    """What the form has no column for, where there is any."""
    key = f"{asked.form.key}.{LEFT_OUT}"
    if not asked.form.leaves_out or not figures.total[key]:
        return None
    column = Column(no=0, head="Đơn mẫu không có cột")
    return ShownColumn(column, (), key, _cells(asked, figures, key))


def numbers(form: OfficialForm, values: Values) -> dict[int, int]:
    """The numbers of the columns that have one."""
    return {
        one.no: int(values[f"{form.key}.{one.key}"] or 0) for one in form.columns if one.counted
    }


def _balance(asked: AskedForm, balance: Balance, figures: QuarterFigures) -> ShownBalance:
    sums = balance.sums(numbers(asked.form, figures.total))
    wrong = tuple(
        unit.unit.name
        for unit in asked.units
        if not balance.holds(numbers(asked.form, figures.units[unit.key]))
    )
    return ShownBalance(balance, " = ".join(map(str, sums)), wrong)
