"""Saved queues of petitions: what waits, what is due first, and how many of each."""

from django.db.models import Value
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from petitions.filters.queue import QUEUES, Queue, asked_now, counts_of, waiting_in
from petitions.views.official.petition import PETITIONS
from songcong.core import clock
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE
from wards.views.official.listing import line_of

MOST = 200
"""Lines of a queue that are shown: whoever has more to do begins with the earliest."""


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
    columns = [column for column in PETITIONS.columns if column.on_page(reader)]
    rows = waiting_in(chosen, asked).annotate(restricted=Value(value=False))
    shown = rows.values(*PETITIONS.joined)[:MOST]
    context = {
        "register": PETITIONS,
        "list_url": reverse("petitions:official-petition-list"),
        "columns": columns,
        "lines": [line_of(PETITIONS, columns, row, reader) for row in shown],
        "chosen": chosen,
        "count": counts[chosen.key],
        "most": MOST,
        "picked_at": PETITIONS.picked_at(reader),
        "all_found": f"{counts[chosen.key]} đơn",
        "found": f"hang-doi={chosen.key}",
        "tabs": [_tab(each, counts[each.key], chosen) for each in QUEUES],
    }
    return render(request, "petitions/official/petition/queue.html", context)


def _tab(each: Queue, count: int, chosen: Queue) -> tuple[str, str, bool]:
    address = reverse("petitions:official-petition-queue", args=[each.key])
    return f"{each.name} ({count})", address, each is chosen
