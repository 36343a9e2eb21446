"""The officials' first page: what is due, by day."""

from collections import Counter
from types import ModuleType
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inspections import obligations as boards
from petitions import obligations as petitions
from reports.rules.due_days import groups_of
from songcong.core.obligations import Obligation, count_in, first_in, spans_of
from wards import obligations as wards
from wards.calendar import working_calendar
from wards.enums import Role
from wards.http import OfficialRequest, official

DUTIES: Final[dict[str, tuple[str, ModuleType]]] = {
    "cong-khai": ("Công khai", wards),
    "don-thu": ("Đơn thư", petitions),
    "kien-nghi": ("Kiến nghị của các Ban", boards),
}
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
    spans = spans_of(reader.day)
    asked = [span for span in spans if span.key == heading] or spans
    owed: list[Obligation] = []
    counts: Counter[str] = Counter()
    for key, (_title, source) in DUTIES.items():
        if duty in DUTIES and key != duty:
            continue
        rows = source.open_rows(reader)
        counts.update(count_in(rows, spans))
        most = MOST if asked is spans else MOST_OF_ONE
        owed += [source.obligation_of(row, reader) for row in first_in(rows, asked, most)]
    context = {
        "groups": groups_of(owed, counts, asked, today=reader.day, calendar=working_calendar()),
        "several_units": len({one.unit_id for one in owed}) > 1,
        "duty": duty if duty in DUTIES else "",
        "alone": asked is not spans,
        "total": sum(counts[span.key] for span in asked),
        "tabs": [_tab("Tất cả", "", duty, heading)]
        + [_tab(title, key, duty, heading) for key, (title, _source) in DUTIES.items()],
    }
    return render(request, "reports/official/home.html", context)


def _tab(title: str, key: str, duty: str, heading: str) -> tuple[str, str, bool]:
    """A choice of duty; the heading asked for stays in the address."""
    narrowed = {name: word for name, word in (("viec", key), ("nhom", heading)) if word}
    current = key == (duty if duty in DUTIES else "")
    return title, f"?{urlencode(narrowed)}", current
