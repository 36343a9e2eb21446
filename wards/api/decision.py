"""Votes of the people, for machines."""

from typing import Any

from rest_framework import serializers

from wards.actions.decision import DECISION_KEEPER, DecisionFacts
from wards.api.desk import desk_api, same
from wards.forms.decision import DecisionForm
from wards.models import PeopleDecision
from wards.models.meeting import READERS
from wards.rules.reader import Reader


def _answers(decision: PeopleDecision, _reader: Reader) -> dict[str, Any]:
    return {
        **same(decision, DecisionFacts, without=("meeting",)),
        "meeting": decision.meeting_id,
        "passed": decision.passed,
        "threshold_citation": decision.threshold_citation,
    }


DECISIONS = desk_api(
    "decisions",
    DECISION_KEEPER,
    DecisionForm,
    lambda reader: PeopleDecision.objects.visible_to(reader).select_related("unit"),
    readers=READERS,
    shape="Decision",
    more={
        "passed": serializers.BooleanField(allow_null=True),
        "threshold_citation": serializers.CharField(),
    },
    answers=_answers,
)
