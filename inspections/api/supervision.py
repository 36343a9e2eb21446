"""Supervisions of the two boards for machines, with what they found and recommended."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from rest_framework import serializers

from inspections.actions import supervision as actions
from inspections.actions.recommendation import RecommendationFacts
from inspections.actions.supervision import FindingFacts
from inspections.enums import Acceptance, Board
from inspections.forms.supervision import (
    FORMS,
    MOST_AT_ONCE,
    NEW_FORMS,
    NewSupervisionForm,
    SupervisionForm,
    recommendation_fields,
)
from inspections.models import Recommendation, Supervision
from wards.access import may
from wards.api.fields import TrueChoice, json_field
from wards.api.record import RecordApi, Verbs
from wards.api.shapes import Known, Shapes, head_of, plain, shape, shapes_of
from wards.calendar import law
from wards.enums import Role
from wards.models import User
from wards.rules.reader import CITY, WARD_OFFICE, Reader

BOARD_ROLE = {Board.INSPECTION: Role.INSPECTION_BOARD, Board.INVESTMENT: Role.INVESTMENT_BOARD}
ADVICE = (
    "content",
    "sent_on",
    "answered_on",
    "answer",
    "acceptance",
    "executed_on",
    "due_on",
    "due_citation",
)


def _rows(board: Board, reader: Reader) -> QuerySet[Any, Any]:
    """Supervisions with what they recommended, in one query."""
    told = JSONObject(id="pk", **{name: name for name in ADVICE})
    open_ones = Recommendation.objects.visible_to(reader).live()
    advice = open_ones.filter(finding__supervision=OuterRef("pk"))
    return (
        Supervision.objects.visible_to(reader)
        .of_board(board)
        .select_related("unit")
        .prefetch_related("findings")
        .annotate(advice=ArraySubquery(advice.order_by("pk").values(told=told)))
    )


def _shown(form: SupervisionForm, record: Any, _reader: Reader) -> dict[str, Any]:
    findings = sorted(record.findings.all(), key=lambda row: row.pk)
    found = findings[0] if findings else FindingFacts()
    names = [name for name in vars(FindingFacts()) if name in form.fields]
    return {
        **head_of(record),
        "held_on": record.held_on,
        "subject": record.subject,
        **{name: plain(getattr(found, name)) for name in names},
        "recommendations": record.advice,
    }


def _new_form(board: Board, body: dict[str, Any], units: frozenset[int]) -> NewSupervisionForm:
    """The officials' form, its numbered questions filled from the list of recommendations."""
    typed = dict(body)
    for place, advice in enumerate(typed.pop("recommendations", ()), start=1):
        typed |= {f"{name}_{place}": value for name, value in advice.items()}
    return NEW_FORMS[board](typed, units=units)


def _create(board: Board, form: Any, by: User, at: datetime) -> Supervision:
    unit, advice = form.cleaned_data["unit"], form.recommended()
    return actions.create(unit, board, form.facts(), form.found(), advice, by=by, at=at, law=law())


def _edit(pk: int, form: Any, version: int, by: User, at: datetime) -> Supervision:
    return actions.edit(pk, form.facts(), form.found(), version=version, by=by, at=at)


def _cancel(pk: int, reason: str, version: int, by: User, at: datetime) -> Supervision:
    return actions.cancel(pk, reason=reason, version=version, by=by, at=at)


def _may(board: Board, reader: Reader, verb: str, record: Supervision) -> bool:
    return may(reader, verb, record, board.value)


def _shapes(board: Board, form: SupervisionForm) -> Shapes:
    name = f"{board.value.title()}Supervision"
    questions = recommendation_fields()
    names = RecommendationFacts.__dataclass_fields__
    asked = {name: json_field(questions[name], partial=False) for name in names}
    new_advice = shape(f"New{name}Recommendation", asked, Known)
    told = {
        "id": serializers.IntegerField(),
        "content": serializers.CharField(),
        "answer": serializers.CharField(),
        "acceptance": TrueChoice(Acceptance.choices, allow_blank=True),
        "due_citation": serializers.CharField(),
    }
    days = ("sent_on", "answered_on", "executed_on", "due_on")
    told |= {day: serializers.DateField(allow_null=True) for day in days}
    advice = shape(f"{name}Recommendation", told)
    plain = shapes_of(name, form, {"recommendations": advice(many=True)})
    several = new_advice(many=True, required=False, max_length=MOST_AT_ONCE)  # type: ignore[call-arg]  # of the list
    return Shapes(
        shape(f"NewWith{name}", {"recommendations": several}, plain.new), plain.changed, plain.shown
    )


def supervision_api(board: Board) -> RecordApi:
    """The register of one board."""
    asking = FORMS[board]
    form = asking()
    return RecordApi(
        name=f"{board}-supervisions",
        topic=board.value,
        readers=(*WARD_OFFICE, *CITY, Role.FRONT.value, BOARD_ROLE[board].value),
        rows=partial(_rows, board),
        day="held_on",
        shown=partial(_shown, form),
        new_form=partial(_new_form, board),
        old_form=lambda body, record: asking(body, initial=asking.initial_of(record)),
        values=asking.initial_of,
        verbs=Verbs(partial(_create, board), _edit, _cancel),
        shapes=_shapes(board, form),
        may=partial(_may, board),
    )


INSPECTIONS = supervision_api(Board.INSPECTION)
INVESTMENTS = supervision_api(Board.INVESTMENT)
