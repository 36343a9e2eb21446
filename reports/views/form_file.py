"""A form as a file for a spreadsheet, laid out as printed: a row a unit, columns across."""

from collections.abc import Callable, Collection, Generator

from django.http import Http404
from django.http.response import HttpResponseBase

from petitions.rules.official_forms import Column
from reports.figures import QuarterFigures, form_figures
from reports.views.form import AskedForm, asked_form, values_of
from songcong.core.download import Outgoing
from songcong.core.errors import Refused
from songcong.core.export import Value
from songcong.core.figures import Values
from wards.http import OfficialRequest, export_view


def form_file(roles: Collection[str]) -> Callable[..., HttpResponseBase]:
    """The view of the file for those who hold one of the roles."""
    return export_view(roles, lambda request: form_rows(request, request.reader.units(*roles)))


def form_rows(request: OfficialRequest, only: Collection[int]) -> Outgoing:
    """The form of the page; 404 for what is not there or cannot be counted."""
    asked = asked_form(request, only)
    if asked.choice.refusal:
        raise Http404(asked.choice.refusal)
    try:
        figures = form_figures(
            asked.form.key, asked.choice.period, asked.units, today=request.reader.day
        )
    except Refused as refused:
        raise Http404(refused.message) from refused
    whose = asked.units[0].unit.name if len(asked.units) == 1 else f"{len(asked.units)} đơn vị"
    return Outgoing(
        title=f"Biểu {asked.form.code} {asked.choice.period.code} {whose}",
        titles=["Đơn vị", *(f"({one.no}) {one.title}" for one in asked.form.columns)],
        rows=_rows(asked, figures),
    )


def _rows(asked: AskedForm, figures: QuarterFigures) -> Generator[list[Value], None, None]:
    for key, name in sorted(asked.names, key=lambda unit: not unit[0]):  # all together at last
        values = values_of(figures, key)
        yield [name, *(_value(asked, one, values) for one in asked.form.columns)]


def _value(asked: AskedForm, column: Column, values: Values) -> Value:
    """A column without a number stays empty, to be filled in by hand."""
    return values[f"{asked.form.key}.{column.key}"] if column.counted else None
