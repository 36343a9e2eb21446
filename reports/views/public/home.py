"""The first page: in one screen, what a citizen can do here and what is new."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from reports.compile.published import Line, line_of, published
from songcong.core import clock
from songcong.core.keyset import page_of
from songcong.core.remembered import remembered
from wards.filters.public import matters_on, units_public
from wards.http import public
from wards.models import Disclosure, Meeting, Unit
from wards.rules.public_view import (
    DISCLOSURE_NAMES,
    MEETING_NAMES,
    PublicDisclosure,
    disclosure_of,
    meeting_of,
)

SHOWN = 4
FRESH = 60
"""Seconds for which what is new may be old."""
LATER = ("lich-tiep-cong-dan", "gui-y-kien", "lay-y-kien", "da-tra-loi")
"""Doors that are named once they stand."""


@require_safe
@public
def home(request: HttpRequest) -> HttpResponse:
    """Look a petition up first; then time limits, meetings, disclosures and reports."""
    today = clock.today()
    news = remembered(f"public-home:{today}", lambda: _news(today), seconds=FRESH)
    doors = {name.replace("-", "_"): _stands(f"/{name}/") for name in LATER}
    return render(request, "reports/public/home.html", {**news, "doors": doors})


def _news(today: date) -> dict[str, Any]:
    """What changes from day to day, in a handful of queries whatever there is."""
    units = units_public(today)
    called = Meeting.objects.public().filter(unit__in=units).to_come(today)
    return {
        "meetings": [
            meeting_of(row, str(units[row["unit_id"]]))
            for row in called.values(*MEETING_NAMES)[:SHOWN]
        ],
        "disclosures": _latest(today, units),
        "reports": _reports(),
    }


def _latest(today: date, units: Mapping[int, Unit]) -> list[PublicDisclosure]:
    rows, matters = Disclosure.objects.public(today), matters_on(today)
    parts = [rows.filter(unit=unit).values(*DISCLOSURE_NAMES) for unit in units]
    return [
        disclosure_of(row, str(units[row["unit_id"]]), matters)
        for row in page_of(parts, "published_on", None).rows[:SHOWN]
    ]


def _reports() -> list[Line]:
    return [line_of(report) for report in published().light()[:SHOWN]]


def _stands(path: str) -> bool:
    """Whether the product has a page at this path."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
