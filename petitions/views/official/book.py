"""The official books: registers printed on A4 landscape as the forms of the law draw them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from petitions.enums import MediationOutcome, PetitionKind
from petitions.forms.book import BookForm
from petitions.models import Mediation, Petition, Reception
from wards.enums import Role
from wards.filters.register import units_named
from wards.http import OfficialRequest, official
from wards.models import Unit
from wards.rules.reader import WARD_OFFICE

MOST = 500
MEDIATING = (*WARD_OFFICE, Role.MEDIATION.value)


@dataclass(frozen=True)
class Asked:
    """Whose book, and of which days."""

    unit: Unit | None
    since: date
    until: date
    form: BookForm


def asked_for(request: OfficialRequest, *roles: str) -> Asked:
    """``?don_vi=&tu=&den=``: the year up to today where nothing is asked."""
    units = units_named(request.reader.units(*roles))
    today = request.reader.day
    form = BookForm(request.GET or None, units=units, today=today)
    known = form.cleaned_data if form.is_valid() else {}
    unit = known.get("don_vi") or next(iter(units.values()), None)
    since, until = known.get("tu") or date(today.year, 1, 1), known.get("den") or today
    return Asked(unit, since, until, form)


@never_cache
@require_safe
@official(*MEDIATING)
def mediation(request: OfficialRequest) -> HttpResponse:
    """Part I case by case, part II by mediator, as the register of mediation is drawn."""
    asked = asked_for(request, *MEDIATING)
    rows = Mediation.objects.visible_to(
        request.reader.within([asked.unit.pk] if asked.unit else [])
    )
    kept = rows.live().filter(received_on__range=(asked.since, asked.until))
    joined = kept.select_related("case__team").prefetch_related("case__mediators", "sides")
    lines = list(joined.order_by("received_on", "pk")[: MOST + 1])
    context = {
        "asked": asked,
        "lines": lines[:MOST],
        "cut": len(lines) > MOST,
        "most": MOST,
        "leaders": _by_team(lines[:MOST]),
        "settled": MediationOutcome.SETTLED,
        "not_settled": MediationOutcome.NOT_SETTLED,
        "back": "petitions:official-mediation-list",
        "list_title": "Sổ hòa giải ở cơ sở",
    }
    return render(request, "petitions/official/book/mediation.html", context)


def _by_team(lines: list[Mediation]) -> list[dict[str, Any]]:
    """Part II: what each team took up and how it ended."""
    teams: dict[str, dict[str, Any]] = {}
    for line in lines:
        case = getattr(line, "case", None)
        name = (str(case.team) if case and case.team else "") or line.team or "Chưa ghi tổ"
        row = teams.setdefault(name, {"name": name, "total": 0, "settled": 0, "not_settled": 0})
        row["total"] += 1
        if line.outcome in row:
            row[line.outcome] += 1
    for row in teams.values():
        row["ongoing"] = row["total"] - row["settled"] - row["not_settled"]
    return sorted(teams.values(), key=lambda row: str(row["name"]))


@never_cache
@require_safe
@official(*WARD_OFFICE)
def reception(request: OfficialRequest) -> HttpResponse:
    """The book of receptions, line by line, with the petitions handed in; of denunciations none."""
    asked = asked_for(request, *WARD_OFFICE)
    rows = Reception.objects.visible_to(
        request.reader.within([asked.unit.pk] if asked.unit else [])
    )
    kept = rows.live().filter(received_on__range=(asked.since, asked.until))
    told = Petition.objects.visible_to(request.reader).live()
    open_ones = told.exclude(kind=PetitionKind.DENUNCIATION).order_by("pk")
    joined = kept.select_related("party", "result").prefetch_related(
        Prefetch("petitions", open_ones, to_attr="handed_in")
    )
    lines = list(joined.order_by("received_on", "pk")[: MOST + 1])
    context = {
        "asked": asked,
        "lines": [
            (row, getattr(row, "party", None), getattr(row, "result", None)) for row in lines[:MOST]
        ],
        "cut": len(lines) > MOST,
        "most": MOST,
        "back": "petitions:official-reception-list",
        "list_title": "Sổ tiếp công dân",
    }
    return render(request, "petitions/official/book/reception.html", context)
