"""Small random registers of one unit, their days crowded about the edges of a period."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from factory.django import DjangoModelFactory
from hypothesis import strategies as st

from inspections.enums import Board
from petitions.enums import (
    Competence,
    Handling,
    MediationOutcome,
    Outcome,
    PetitionKind,
    ReceptionKind,
    Visit,
)
from tests.factories import inspections, petitions, wards
from wards.enums import MeetingKind
from wards.models import Unit

START, END = date(2023, 6, 15), date(2023, 9, 14)  # the thresholds of votes change within it
_edges = (START, END, date(2023, 7, 1), START - timedelta(days=40), END - timedelta(days=20))
days = st.builds(
    lambda edge, away: edge + timedelta(days=away), st.sampled_from(_edges), st.integers(-3, 3)
)
marks = st.booleans()
small = st.integers(0, 9)
areas = st.sampled_from([Decimal(0), Decimal("12.5"), Decimal("0.25")])


def _later(day: date) -> st.SearchStrategy[date | None]:
    return st.one_of(st.none(), days).map(lambda other: other and max(day, other))


def _or_empty(words: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *(word.value for word in words)])


@st.composite
def receptions(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "received_on": draw(days),
        "kind": draw(st.sampled_from(ReceptionKind)),
        "visit": draw(st.sampled_from(Visit)),
        "persons": draw(small),
    }


@st.composite
def petition_rows(draw: st.DrawFn) -> dict[str, Any]:
    received_on = draw(days)
    accepted_on = draw(_later(received_on))
    return {
        "received_on": received_on,
        "kind": draw(st.sampled_from(PetitionKind)),
        "eligible": draw(marks),
        "complex": draw(marks),
        "competence": draw(_or_empty(Competence)),
        "handling": draw(_or_empty(Handling)),
        "outcome": draw(_or_empty(Outcome)),
        "processed_on": draw(_later(received_on)),
        "accepted_on": accepted_on,
        "resolved_on": draw(_later(accepted_on or received_on)),
    }


@st.composite
def mediations(draw: st.DrawFn) -> dict[str, Any]:
    received_on = draw(days)
    return {
        "received_on": received_on,
        "ended_on": draw(_later(received_on)),
        "outcome": draw(_or_empty(MediationOutcome)),
    }


@st.composite
def disclosures(draw: st.DrawFn) -> dict[str, Any]:
    document_on = draw(days)
    return {"document_on": document_on, "published_on": draw(_later(document_on))}


@st.composite
def meetings(draw: st.DrawFn) -> dict[str, Any]:
    present, answered = draw(small), draw(small)
    return {
        "held_on": draw(days),
        "kind": draw(st.sampled_from(MeetingKind)),
        "total_households": present + draw(small),
        "households_present": present,
        "opinions": answered + draw(small),
        "opinions_answered": answered,
    }


@st.composite
def votes(draw: st.DrawFn) -> dict[str, Any]:
    decided_on, in_favour = draw(days), draw(small)
    households = in_favour + draw(small)
    return {
        "decided_on": decided_on,
        "matter": draw(st.integers(1, 6)),
        "recognised_on": draw(_later(decided_on)),
        "total_households": households,
        "households_present": households,
        "votes_for": in_favour,
        "contributions_vnd": draw(small),
        "labour_days": draw(small),
        "land_m2": draw(areas),
        "state_support_vnd": draw(small),
    }


@st.composite
def board_rows(draw: st.DrawFn) -> dict[str, Any]:
    sent_on = draw(st.one_of(st.none(), days))
    return {
        "board": draw(st.sampled_from(Board)),
        "held_on": draw(days),
        "found": {
            "violations": draw(small),
            "recovered_vnd": draw(small),
            "recovered_land_m2": draw(areas),
            "deducted_vnd": draw(small),
        },
        "sent": {"sent_on": sent_on, "answered_on": draw(_later(sent_on)) if sent_on else None},
    }


registers = st.fixed_dictionaries(
    {
        name: st.lists(rows, max_size=8)
        for name, rows in {
            "receptions": receptions(),
            "petitions": petition_rows(),
            "mediations": mediations(),
            "disclosures": disclosures(),
            "meetings": meetings(),
            "votes": votes(),
            "board_rows": board_rows(),
        }.items()
    }
)
Register = dict[str, list[dict[str, Any]]]
Stored = dict[str, list[Any]]

_FACTORIES: dict[str, type[DjangoModelFactory[Any]]] = {
    "receptions": petitions.ReceptionFactory,
    "petitions": petitions.PetitionFactory,
    "mediations": petitions.MediationFactory,
    "disclosures": wards.DisclosureFactory,
    "meetings": wards.MeetingFactory,
    "votes": wards.PeopleDecisionFactory,
}


def store(register: Register, units: list[Unit]) -> Stored:
    """Write the rows, dealt out to the units in turn."""
    stored: Stored = {
        name: [
            create.create(unit=units[i % len(units)], **facts)
            for i, facts in enumerate(register[name])
        ]
        for name, create in _FACTORIES.items()
    }
    stored["findings"], stored["recommendations"] = [], []
    for i, facts in enumerate(register["board_rows"]):
        supervision = inspections.SupervisionFactory.create(
            unit=units[i % len(units)], board=facts["board"], held_on=facts["held_on"]
        )
        finding = inspections.FindingFactory.create(supervision=supervision, **facts["found"])
        stored["findings"].append(finding)
        stored["recommendations"].append(
            inspections.RecommendationFactory.create(finding=finding, **facts["sent"])
        )
    return stored
