"""Lists of the administration: one declaration a table, one page and two files out of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from songcong.core.download import LABELS, file_of
from songcong.core.keyset import capped_count
from songcong.core.vietnamese import short_date
from wards.filters.ground import GroundFilter
from wards.http import OfficialRequest, official
from wards.rules.keeping import KEEPERS
from wards.rules.reader import Reader
from wards.views.official.buttons import Button
from wards.views.official.cells import Column, Content, Tag, cell_of, file_value
from wards.views.official.line import Line
from wards.views.official.listing import CHUNK, View, count_label

PAGE = 100
TEMPLATE = "wards/admin/listing.html"


def _no_buttons(_request: OfficialRequest, _form: Any) -> list[Button]:
    return []


@dataclass(frozen=True)
class Ledger:
    """A table of the ground as its list shows it.

    ``prefix`` begins the names of its addresses (-list, -export, -detail, -create); ``order``
    holds columns that are never empty, the id last; ``buttons`` stand above the list.
    """

    prefix: str
    topic: str
    title: str
    one: str
    rows: Callable[[Reader], QuerySet[Any]]
    order: tuple[str, ...]
    columns: tuple[Column, ...]
    filters: type[GroundFilter]
    lead: str = ""
    empty: str = ""
    buttons: Callable[[OfficialRequest, Any], list[Button]] = _no_buttons

    def url(self, page: str, *args: object) -> str:
        """The address of one of the table's pages."""
        return reverse(f"{self.prefix}-{page}", args=args)

    def url_or_none(self, page: str, *args: object) -> str:
        """The same where there is such a page; else nothing."""
        try:
            return self.url(page, *args)
        except NoReverseMatch:
            return ""

    @property
    def opens(self) -> tuple[str, ...]:
        """The roles to whom the table is open."""
        return KEEPERS[self.topic]


def said(title: str, content: Callable[[Any], Content], look: str = "") -> Column:
    """A column that says something of a row."""
    return Column(title, lambda row, _reader: content(row), look, closed=None)


def compared_tag(confirmed: bool) -> Tag:
    """Whether a row was compared with the text of the law."""
    return Tag("Đã đối chiếu", "green") if confirmed else Tag("Chưa đối chiếu", "amber")


def span_tag(row: Any, today: Any) -> Tag:
    """Whether a row with two days holds today."""
    if row.valid_from is not None and row.valid_from > today:
        return Tag("Chưa đến ngày", "blue")
    over = row.valid_to is not None and row.valid_to < today
    return Tag("Đã hết") if over else Tag("Đang hiệu lực", "green")


def ledger_list(ledger: Ledger) -> View:
    """The page of a table."""

    @require_safe
    @official(*ledger.opens)
    def view(request: OfficialRequest) -> HttpResponseBase:
        return render(request, TEMPLATE, _context(ledger, request))

    return view


def ledger_export(ledger: Ledger) -> View:
    """The same rows as a file; the number of rows stands in its name."""

    @require_safe
    @official(*ledger.opens)
    def view(request: OfficialRequest, kind: str) -> HttpResponseBase:
        reader = request.reader
        form = ledger.filters(request.GET, reader.day)
        rows = form.narrow(ledger.rows(reader)).order_by(*ledger.order)
        titles = [column.title for column in ledger.columns]
        lines = (
            [file_value(column.of(row, reader)) for column in ledger.columns]
            for row in rows.iterator(chunk_size=CHUNK)
        )
        return file_of(kind, ledger.title, titles, lines, today=reader.day)

    return view


def _context(ledger: Ledger, request: OfficialRequest) -> Mapping[str, Any]:
    reader = request.reader
    form = ledger.filters(request.GET, reader.day)
    rows = form.narrow(ledger.rows(reader))
    after = request.GET.get("sau", "")
    shown = list(beyond(rows, ledger.order, after).order_by(*ledger.order)[: PAGE + 1])
    more = len(shown) > PAGE
    return {
        "register": ledger,
        "form": form,
        "columns": [column for column in ledger.columns if column.listed],
        "lines": [line_of(ledger, row, reader) for row in shown[:PAGE]],
        "page": {
            "next_cursor": shown[PAGE - 1].pk if more else "",
            "is_first": not after,
            "count_label": count_label(
                capped_count(rows, ledger.order) if more or after else len(shown), ledger.one
            ),
        },
        "create_url": ledger.url_or_none("create"),
        "files": [(ledger.url("export", kind), label) for kind, label in LABELS],
        "buttons": ledger.buttons(request, form),
        "lead": ledger.lead,
        "printed": f"In ngày {short_date(reader.day)}",
    }


def line_of(ledger: Ledger, row: Model, reader: Reader) -> Line:
    """A row of the list, formatted."""
    cells = [cell_of(column, row, reader) for column in ledger.columns if column.listed]  # type: ignore[arg-type]  # columns of models
    return Line(
        url=ledger.url_or_none("detail", row.pk),
        head=cells[0],
        cells=tuple(cells[1:]),
        is_late=False,
    )


def beyond(rows: QuerySet[Any], order: Sequence[str], after: str) -> QuerySet[Any]:
    """The rows that follow one of them in the order; all where the address names none."""
    if not after.isdecimal():
        return rows
    names = [name.lstrip("-") for name in order]
    place = rows.filter(pk=int(after)).values_list(*names).first()
    if place is None:
        return rows
    following, same = Q(), Q()
    for asked, name, value in zip(order, names, place, strict=True):
        side = "lt" if asked.startswith("-") else "gt"
        following |= same & Q(**{f"{name}__{side}": value})
        same &= Q(**{name: value})
    return rows.filter(following)
