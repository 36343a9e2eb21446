"""The rows behind a number as a file for a spreadsheet: every page of every part."""

from collections.abc import Callable, Collection
from functools import partial
from itertools import chain, islice

from django.http import Http404
from django.http.response import HttpResponseBase

from petitions.figures import closed_since
from reports.figures import OpenedLine, every_line
from reports.views.asked import asked_for
from reports.views.opened import NAMED, TITLES
from songcong.core.download import Outgoing
from songcong.core.errors import Refused
from songcong.core.export import Value
from wards.http import OfficialRequest, export_view


def opened_file(roles: Collection[str]) -> Callable[..., HttpResponseBase]:
    """The view of the file for those who hold one of the roles."""
    return export_view(roles, lambda request: opened_rows(request, request.reader.units(*roles)))


def opened_rows(request: OfficialRequest, only: Collection[int]) -> Outgoing:
    """``?quy=&don_vi=&chi_tieu=``: the rows of the page.

    404 for what is not there or cannot be counted.
    """
    asked, reader = asked_for(request, only), request.reader
    if asked.choice.refusal:
        raise Http404(asked.choice.refusal)
    names = asked.names
    lines = every_line(asked.period, asked.key, asked.chosen, reader=reader)
    try:
        first = list(islice(lines, 1))  # a figure that cannot be counted is refused here
    except Refused as refused:
        raise Http404(refused.message) from refused
    whose = str(asked.only_unit.unit) if asked.only_unit else f"{len(asked.chosen)} đơn vị"
    return Outgoing(
        title=f"{asked.figure.name} {asked.period.code} {whose}",
        titles=TITLES,
        rows=(_row(part, line, names.get(line.unit_id, "")) for part, line in chain(first, lines)),
        closed_since=partial(closed_since, reader),
    )


def _row(part: str, opened: OpenedLine, unit_name: str) -> list[Value]:
    """A row's values; of a restricted one only code, kind and due day are told."""
    line = opened.line
    day = None if opened.restricted else line.day
    told: list[Value] = [NAMED[part], line.code, unit_name, line.kind, opened.subject]
    return [*told, day, line.due_on, opened.value]
