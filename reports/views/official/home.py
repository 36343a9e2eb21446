"""The officials' first page: what is due, by day."""

from collections import Counter
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.obligations import DUTIES
from reports.rules.due_days import groups_of
from songcong.core.obligations import Obligation, count_in, first_in, spans_of
from wards.calendar import working_calendar
from wards.enums import Role
from wards.http import OfficialRequest, official

MOST: Final = 20
"""Rows of each duty under a heading: whoever has more to do begins with the earliest."""
MOST_OF_ONE: Final = 200
"""The same where one heading alone was asked for."""


@require_safe
@official(*(role for role in Role.values if role != Role.ADMINISTRATOR))
def home(request: OfficialRequest) -> HttpResponse:
    """Open duties of the reader's units; ``viec`` narrows to one duty, ``nhom`` to one heading."""
    reader = request.reader
    duty, heading = request.GET.get("viec", ""), request.GET.get("nhom", "")
    kept = {duty: DUTIES[duty]} if duty in DUTIES else DUTIES
    every = spans_of(reader.day)
    alone = [span for span in every if span.key == heading]
    spans, most = (alone, MOST_OF_ONE) if alone else (every, MOST)
    owed: list[Obligation] = []
    counts: Counter[str] = Counter()
    for _title, source in kept.values():
        rows = source.open_rows(reader)
        counts.update(count_in(rows, spans))
        owed += [source.obligation_of(row, reader) for row in first_in(rows, spans, most)]
    titles = {"": "Tất cả", **{key: title for key, (title, _source) in DUTIES.items()}}
    context = {
        "groups": groups_of(owed, counts, spans, today=reader.day, calendar=working_calendar()),
        "several_units": len({one.unit_id for one in owed}) > 1,
        "duty": duty if duty in DUTIES else "",
        "alone": bool(alone),
        "total": counts.total(),
        "tabs": [_tab(title, key, duty, heading) for key, title in titles.items()],
    }
    return render(request, "reports/official/home.html", context)


def _tab(title: str, key: str, duty: str, heading: str) -> tuple[str, str, bool]:
    """A choice of duty; the heading asked for stays in the address."""
    narrowed = {name: word for name, word in (("viec", key), ("nhom", heading)) if word}
    current = key == (duty if duty in DUTIES else "")
    return title, f"?{urlencode(narrowed)}", current
