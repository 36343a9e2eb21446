"""Lists of registers: one declaration a register, one page and two files out of it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from songcong.core import keyset
from songcong.core.download import LABELS, Outgoing
from songcong.core.keyset import MOST_COUNTED, Page, Place, Row, read_place
from songcong.core.vietnamese import number
from wards import http
from wards.enums import Role
from wards.filters.register import RegisterFilter, units_and_views
from wards.forms.saved_view import SavedViewForm
from wards.http import OfficialRequest, official
from wards.rules.reader import Reader
from wards.rules.rights import units_to_write
from wards.views.official.cells import Column, file_value
from wards.views.official.line import Line, line_at

View = Callable[..., HttpResponseBase]
IMPORT_URL = "/lam-viec/nhap-so/"
TEMPLATE_URL = "/lam-viec/nhap-so/mau/"
ALL = "?xem=tat-ca"
"""The address of a list that nothing narrows, also where a default view opens it."""
CHUNK = 2000


@dataclass(frozen=True)
class Apart:
    """Values that stand in a table of their own.

    Files join them line by line; a page fetches them by ``of`` for the lines it shows, after the
    list was cut, and only for ``roles``, on whose pages they stand.
    """

    names: tuple[str, ...]
    of: Callable[[Collection[int]], Mapping[int, Row]]
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Register:
    """A register as its list shows it.

    ``rows`` gives the live rows that a reader may see as lines, ``names`` the values that the
    columns read, ``apart`` those that stand elsewhere, ``filed`` those of other tables that files
    alone say; ``day`` orders the list together with the id; ``prefix`` begins the names of its
    addresses: ``wards:official-meeting`` followed by -list, -detail, -export or -create; ``sheet``
    is the sheet of a workbook in which its lines come in, empty where there is none;
    ``closed_since`` tells whether a file of an earlier instant says what the reader may not open
    any more; ``picked_at`` is the page on which ticked lines are worked on together, empty where
    the reader has none; ``leaves`` gives what a file or a sheet may say of a row.
    """

    prefix: str
    title: str
    one: str
    readers: tuple[str, ...]
    rows: Callable[[Reader], QuerySet[Any, Any]]
    day: str
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    filters: type[RegisterFilter]
    apart: Apart | None = None
    filed: tuple[str, ...] = ()
    late: Callable[[Row, Any], bool] = lambda _row, _today: False
    closed_since: Callable[[Reader, datetime], bool] = lambda _reader, _at: False
    picked_at: Callable[[Reader], str] = lambda _reader: ""
    leaves: Callable[[Row], Row] = lambda row: row
    template: str = "wards/official/listing.html"
    sheet: str = ""

    @property
    def topic(self) -> str:
        """The register's word in the table of rights: "meeting"."""
        return self.prefix.rpartition("official-")[2]

    @property
    def own(self) -> tuple[str, ...]:
        """The values of its own table that a line reads."""
        return tuple(dict.fromkeys(("id", "unit_id", self.day, *self.names)))

    @property
    def joined(self) -> tuple[str, ...]:
        """The same with what stands apart."""
        return self.own + (self.apart.names if self.apart else ()) + self.filed


class Listing:
    """A register as one request asks for it: who reads, which units, narrowed how."""

    def __init__(self, register: Register, request: OfficialRequest) -> None:
        self.register = register
        self.reader = request.reader
        self.units, self.views = units_and_views(
            request.reader.units(*register.readers), register.prefix, request.reader
        )
        self.form = register.filters(request.GET, self.units)
        picked = self.form.picked_unit
        self.unit_ids = [picked] if picked else list(self.units)

    def narrowed(self, *unit_ids: int) -> QuerySet[Any, Any]:
        """The records asked for, of the units given."""
        rows = self.register.rows(self.reader.within(unit_ids))
        return self.form.searched(rows, self.reader.day, unit_ids)

    def rows(self, *unit_ids: int) -> QuerySet[Any, dict[str, Any]]:
        """The same as the values of the register's own table."""
        return self.narrowed(*unit_ids).values(*self.register.own)

    def whole(self) -> QuerySet[Any, dict[str, Any]]:
        """All rows asked for, newest first, with what stands apart: for a file or for paper."""
        rows = self.narrowed(*self.unit_ids).values(*self.register.joined)
        return rows.order_by(f"-{self.register.day}", "-id")

    def shown(self, after: str) -> tuple[Page, int]:
        """A page of rows; how many rows there are, counted no further than one above the cap."""
        one_search = self.form.searches and len(self.unit_ids) == 1
        page, count = (self._searched if one_search else self._walked)(read_place(after))
        return replace(page, rows=self._completed(page.rows)), count

    def _walked(self, after: Place | None) -> tuple[Page, int]:
        """Each unit walked along its own index, and the count along it."""
        day, parts = self.register.day, [self.rows(unit) for unit in self.unit_ids]
        order = ("unit_id", f"-{day}", "-id")
        count = keyset.capped_count(self.narrowed(*self.unit_ids), order)
        return keyset.page_of(parts, day, after), count

    def _searched(self, after: Place | None) -> tuple[Page, int]:
        """Words within one unit: what is found gives the page and the count at once."""
        day, unit_ids = self.register.day, self.unit_ids
        places = keyset.places_of(self.narrowed(*unit_ids), day)
        rows = self.register.rows(self.reader.within(unit_ids)).values(*self.register.own)
        page = keyset.page_at(places, rows, after)
        return page or keyset.page_of([self.rows(*unit_ids)], day, after), len(places)

    def _completed(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows with what stands apart, where the reader's page shows it."""
        apart = self.register.apart
        if apart is None or not self.reader.has(*apart.roles):
            return rows
        found = apart.of([row["id"] for row in rows if not row.get("restricted")])
        nothing = dict.fromkeys(apart.names, "")
        return tuple({**row, **found.get(row["id"], nothing)} for row in rows)

    def every_row(self) -> Iterator[Row]:
        """All rows asked for, newest first, a chunk at a time."""
        yield from map(self.register.leaves, self.whole().iterator(chunk_size=CHUNK))

    def longer_than(self, most: int) -> bool:
        """Whether there are more rows, counted no further."""
        found = self.narrowed(*self.unit_ids).order_by().values("pk")[: most + 1]
        return found.count() > most

    @property
    def whose(self) -> str:
        """The unit whose rows are listed, or how many units."""
        one = self.unit_ids[0] if len(self.unit_ids) == 1 else None
        return str(self.units[one]) if one else f"{len(self.unit_ids)} đơn vị"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The register's columns, with the unit's where there are several."""
        first, *others = self.register.columns
        if len(self.units) == 1:
            return (first, *others)
        return (first, self.unit_column(), *others)

    def unit_column(self) -> Column:
        return Column(
            "Đơn vị", lambda row, _reader: str(self.units[row["unit_id"]]), "words", closed=None
        )


def list_view(register: Register) -> View:
    """The page of a register."""

    @require_safe
    @official(*register.readers)
    def view(request: OfficialRequest) -> HttpResponseBase:
        listing = Listing(register, request)
        first = next((view for view in listing.views if view["first"]), None)
        if first and not request.GET:
            return redirect(f"{request.path}?{first['query']}")
        return render(request, register.template, _context(listing, request))

    return view


def export_view(register: Register) -> View:
    """The same rows as a file; the number of rows stands in its name."""

    def outgoing(request: OfficialRequest) -> Outgoing:
        listing = Listing(register, request)
        columns, reader = listing.columns, listing.reader
        return Outgoing(
            title=f"{register.title} {listing.whose}",
            titles=[column.title for column in columns],
            rows=(
                [file_value(column.of(row, reader)) for column in columns]
                for row in listing.every_row()
            ),
            longer_than=listing.longer_than,
            closed_since=partial(register.closed_since, reader),
        )

    return http.export_view(register.readers, outgoing)


def _context(listing: Listing, request: OfficialRequest) -> Mapping[str, Any]:
    register = listing.register
    after = request.GET.get("sau", "")
    page, count = listing.shown(after)
    columns = [column for column in listing.columns if column.on_page(request.reader)]
    may_write = bool(units_to_write(request.reader, register.topic))
    may_import = may_write and bool(register.sheet)
    return {
        "register": register,
        "form": listing.form,
        "columns": columns,
        "lines": [line_of(register, columns, row, request.reader) for row in page.rows],
        "page": {
            "next_cursor": page.following,
            "is_first": read_place(after) is None,
            "count_label": count_label(count, register.one),
        },
        "create_url": _form_url(register, request.reader, "create"),
        "several_url": _form_url(register, request.reader, "several"),
        "may_write": may_write,
        "picked_at": register.picked_at(request.reader),
        "import_url": IMPORT_URL if may_import else "",
        "template_url": f"{TEMPLATE_URL}{register.sheet}.xlsx" if may_import else "",
        "files": [
            (reverse(f"{register.prefix}-export", args=[kind]), label) for kind, label in LABELS
        ],
        "print_url": f"{reverse(f'{register.prefix}-print')}?{listing.form.query}",
        "all_url": ALL if any(view["first"] for view in listing.views) else request.path,
        **_views_context(listing),
    }


def _views_context(listing: Listing) -> Mapping[str, Any]:
    """The saved views as tabs, the one that is open, and the form to keep what is asked now."""
    query = listing.form.query
    here = next((view for view in listing.views if view["query"] == query), None)
    chaired = listing.reader.works_in.get(Role.WARD_CHAIR, frozenset())
    units = {pk: unit for pk, unit in listing.units.items() if pk in chaired}
    tabs = [(view["name"], f"?{view['query']}", view is here) for view in listing.views]
    return {
        "tabs": [("Tất cả", ALL, not query), *tabs] if tabs else [],
        "view": here,
        "keep_url": f"{reverse(f'{listing.register.prefix}-keep')}?{query}",
        "keep_form": None if here or not query else SavedViewForm(units=units),
    }


def line_of(register: Register, columns: list[Column], row: Row, reader: Reader) -> Line:
    """A row of values as a line of the list."""
    is_late = register.late(row, reader.day)
    return line_at(f"{register.prefix}-detail", columns, row, reader, is_late=is_late)


def count_label(count: int, one: str) -> str:
    """How many rows there are: "1000+ cuộc họp" above the cap."""
    return f"{MOST_COUNTED}+ {one}" if count > MOST_COUNTED else f"{number(count)} {one}"


def _form_url(register: Register, reader: Reader, page: str) -> str:
    """Where new records are typed; empty where that page is not there or not for the reader."""
    if not units_to_write(reader, register.topic):
        return ""
    try:
        return reverse(f"{register.prefix}-{page}")
    except NoReverseMatch:
        return ""
