"""Rows of the two boards."""

from datetime import date

from factory.declarations import LazyAttribute, SubFactory
from factory.django import DjangoModelFactory

from inspections.enums import Board
from inspections.models import Finding, Recommendation, Supervision
from inspections.rules.recommendation import answer_deadline
from tests.factories.wards import WRITTEN_AT, UnitFactory
from tests.rules.reference import law


class SupervisionFactory(DjangoModelFactory[Supervision]):
    class Meta:
        model = Supervision

    unit = SubFactory(UnitFactory)
    board = Board.INSPECTION
    held_on = date(2021, 7, 1)
    created_at = WRITTEN_AT


class FindingFactory(DjangoModelFactory[Finding]):
    class Meta:
        model = Finding

    supervision = SubFactory(SupervisionFactory)


def _due_on(row: Recommendation) -> date | None:
    if row.sent_on is None:
        return None
    return answer_deadline(row.finding.supervision.board, row.sent_on, law()).due_on


class RecommendationFactory(DjangoModelFactory[Recommendation]):
    """Advice; the day by which it must be answered is stored, as an import does."""

    class Meta:
        model = Recommendation

    finding = SubFactory(FindingFactory)
    sent_on = date(2021, 7, 2)
    due_on = LazyAttribute(_due_on)
