"""Saved queues of petitions: what waits, what is due first, and how many of each."""

from datetime import date

from django.db.models import Value
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from petitions.filters.queue import QUEUES, Queue, asked_now, counts_of, waiting_in
from petitions.views.official.petition import PETITIONS, clock_runs, status_tag
from songcong.core import clock
from songcong.core.keyset import Row
from wards.http import OfficialRequest, official
from wards.rules.lateness import in_short, is_late
from wards.rules.reader import WARD_OFFICE, Reader
from wards.views.official.cells import Column, Tag, late_tags, plain
from wards.views.official.line import line_at

DETAIL = f"{PETITIONS.prefix}-detail"
MOST = 200
"""Lines of a queue that are shown: whoever has more to do begins with the earliest."""


def _due(row: Row) -> date | None:
    """The day that a queue puts first: of the case or of its present step; none once sent on."""
    day: date | None = row["first_due"] if clock_runs(row["status"]) else None
    return day


def _state(row: Row, reader: Reader) -> tuple[Tag, ...]:
    return (status_tag(row["status"]), *late_tags(in_short(_due(row), None, reader.day)))


OF_QUEUE = {
    "Hạn giải quyết": plain("first_due", "Hạn gần nhất", "nowrap", closed=None),
    "Trạng thái": Column("Trạng thái", _state, closed=None),
}
"""The list's columns that say something else in a queue: by which day the next thing is owed."""


@require_safe
@official(*WARD_OFFICE)
def queue(request: OfficialRequest, key: str = QUEUES[0].key) -> HttpResponse:
    """One queue, with the counts of all: each count is the list's own condition."""
    chosen = next((each for each in QUEUES if each.key == key), None)
    if chosen is None:
        raise Http404
    reader = request.reader
    asked = asked_now(reader, clock.now())
    counts = counts_of(asked)
    columns = [
        OF_QUEUE.get(column.title, column) for column in PETITIONS.columns if column.on_page(reader)
    ]
    rows = waiting_in(chosen, asked).annotate(restricted=Value(value=False))
    shown = rows.values(*PETITIONS.joined, "first_due")[:MOST]
    context = {
        "register": PETITIONS,
        "list_url": reverse("petitions:official-petition-list"),
        "columns": columns,
        "lines": [
            line_at(DETAIL, columns, row, reader, is_late=is_late(_due(row), None, reader.day))
            for row in shown
        ],
        "chosen": chosen,
        "count": counts[chosen.key],
        "most": MOST,
        "picked_at": PETITIONS.picked_at(reader),
        "all_found": f"{counts[chosen.key]} đơn",
        "queue_key": chosen.key,
        "found": f"hang-doi={chosen.key}",
        "tabs": [_tab(each, counts[each.key], chosen) for each in QUEUES],
    }
    return render(request, "petitions/official/petition/queue.html", context)


def _tab(each: Queue, count: int, chosen: Queue) -> tuple[str, str, bool]:
    address = reverse("petitions:official-petition-queue", args=[each.key])
    return f"{each.name} ({count})", address, each is chosen
