"""The officials' first page: what is due, by day."""

from collections import Counter
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.obligations import DUTIES, owed_by
from reports.rules.due_days import groups_of
from songcong.core.obligations import spans_of
from songcong.core.vietnamese import number
from wards.calendar import law
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
    reader, known = request.reader, law()
    duty, heading = request.GET.get("viec", ""), request.GET.get("nhom", "")
    kept = [duty] if duty in DUTIES else list(DUTIES)
    every = spans_of(reader.day)
    alone = [span for span in every if span.key == heading]
    spans, most = (alone, MOST_OF_ONE) if alone else (every, MOST)
    owed = owed_by(reader, known, spans, most=most, duties=kept)
    counts = {name: sum(found[key] for key in kept) for name, found in owed.counts.items()}
    context = {
        "groups": groups_of(owed.lines, counts, spans, today=reader.day, calendar=known.calendar),
        "several_units": len({one.unit_id for one in owed.lines}) > 1,
        "duty": duty if duty in DUTIES else "",
        "alone": bool(alone),
        "total": sum(counts.values()),
        "tabs": _tabs(owed.counts, duty if duty in DUTIES else "", heading),
    }
    return render(request, "reports/official/home.html", context)


def _tabs(
    counts: Mapping[str, Counter[str]], duty: str, heading: str
) -> list[tuple[str, str, bool]]:
    """The kinds of duty of which something is owed, and the one asked for."""
    owed = sum(counts.values(), Counter[str]())
    kinds = [("", "Tất cả", owed.total())]
    kinds += [(key, one.title, owed[key]) for key, one in DUTIES.items()]
    return [
        _tab(f"{title} ({number(count)})", key, duty, heading)
        for key, title, count in kinds
        if count or key in ("", duty)
    ]


def _tab(title: str, key: str, duty: str, heading: str) -> tuple[str, str, bool]:
    """A choice of duty; the heading asked for stays in the address."""
    narrowed = {name: word for name, word in (("viec", key), ("nhom", heading)) if word}
    return title, f"?{urlencode(narrowed)}", key == duty
