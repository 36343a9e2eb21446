"""Adding and correcting recommendations, and recording how they were answered."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from inspections.actions.recommendation import (
    AnswerFacts,
    RecommendationFacts,
    answer,
    cancel,
    edit,
    recommend,
)
from inspections.enums import Board
from inspections.figures.tables import recommendations
from inspections.models import Finding, Recommendation, Supervision, SupervisionEvent
from inspections.obligations import obligations_for, open_rows
from songcong.core.errors import Conflict, Refused
from songcong.core.periods import Window
from tests.factories.inspections import FindingFactory, RecommendationFactory, SupervisionFactory
from tests.factories.wards import UnitFactory, person
from tests.rules.reference import law
from wards.enums import Role
from wards.models import User, reader_for

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
TODAY = date(2026, 3, 10)
SENT = date(2026, 3, 2)


@pytest.fixture
def supervision() -> Supervision:
    return SupervisionFactory.create(unit=UnitFactory.create(), subject="Đường tổ 5")


@pytest.fixture
def member(supervision: Supervision) -> User:
    return person(supervision.unit, Role.INSPECTION_BOARD)


@pytest.fixture
def sent(supervision: Supervision) -> Recommendation:
    return RecommendationFactory.create(
        finding=FindingFactory.create(supervision=supervision), content="Sửa mương", sent_on=SENT
    )


def test_one_is_added(supervision: Supervision, member: User) -> None:
    facts = RecommendationFacts("Sửa mương", sent_on=SENT)
    for version in (1, 2):
        recommend(supervision.pk, facts, version=version, by=member, at=AT, law=law())
    added = Recommendation.objects.latest("pk")
    assert added.due_on == date(2026, 3, 17)
    assert Finding.objects.get() == added.finding
    supervision.refresh_from_db()
    assert supervision.version == 3
    assert supervision.edited_since_import
    assert supervision.search_text == "duong to 5 sua muong sua muong"
    assert SupervisionEvent.objects.latest("pk").verb == "recommend"


def test_nothing_is_no_recommendation(
    supervision: Supervision, member: User, sent: Recommendation
) -> None:
    empty = RecommendationFacts()
    with pytest.raises(Refused, match="Ghi nội dung"):
        recommend(supervision.pk, empty, version=1, by=member, at=AT, law=law())
    with pytest.raises(Refused, match="Ghi nội dung"):
        edit(sent.pk, empty, version=1, by=member, at=AT, law=law())


def test_another_day_sent_moves_the_due_day(member: User, sent: Recommendation) -> None:
    facts = RecommendationFacts("Sửa mương", sent_on=date(2026, 3, 3))
    edited = edit(sent.pk, facts, version=1, by=member, at=AT, law=law())
    assert edited.due_on == date(2026, 3, 18)
    event = SupervisionEvent.objects.get()
    assert event.data == {"changed": ["sent_on"], "recommendation": sent.pk}


def test_a_stored_due_day_stays_where_the_day_sent_does(member: User, sent: Recommendation) -> None:
    Recommendation.objects.update(due_on=date(2026, 3, 16))
    facts = RecommendationFacts("Sửa cống", sent_on=SENT)
    edited = edit(sent.pk, facts, version=1, by=member, at=AT, law=law())
    assert (edited.content, edited.due_on) == ("Sửa cống", date(2026, 3, 16))
    assert edit(sent.pk, facts, version=2, by=member, at=AT, law=law()).pk == sent.pk
    assert SupervisionEvent.objects.count() == 1


def test_an_answer_settles_what_was_owed(
    supervision: Supervision, member: User, sent: Recommendation
) -> None:
    reader = reader_for(member, TODAY)
    assert [each.due_on for each in open_rows(reader)] == [date(2026, 3, 17)]
    facts = AnswerFacts(date(2026, 3, 9), "Sẽ sửa trong tháng", "accepted", date(2026, 3, 10))
    answer(sent.pk, facts, version=1, by=member, at=AT)
    sent.refresh_from_db()
    assert (sent.answered_on, sent.acceptance) == (date(2026, 3, 9), "accepted")
    assert list(open_rows(reader)) == []
    supervision.refresh_from_db()
    assert (supervision.version, supervision.edited_since_import) == (2, True)
    event = SupervisionEvent.objects.get()
    assert (event.verb, event.article) == ("answer", sent.due_citation)
    assert answer(sent.pk, facts, version=2, by=member, at=AT) == sent
    assert SupervisionEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (AnswerFacts(date(2026, 3, 1)), "answered_on"),
        (AnswerFacts(date(2026, 3, 11)), "answered_on"),
        (AnswerFacts(date(2026, 3, 9), "", "rejected", date(2026, 3, 9)), "executed_on"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    member: User, sent: Recommendation, facts: AnswerFacts, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        answer(sent.pk, facts, version=1, by=member, at=AT)
    assert refusal.value.field == field


def test_the_later_of_two_is_told(member: User, sent: Recommendation) -> None:
    answer(sent.pk, AnswerFacts(date(2026, 3, 9)), version=1, by=member, at=AT)
    with pytest.raises(Conflict) as conflict:
        answer(sent.pk, AnswerFacts(date(2026, 3, 8)), version=1, by=member, at=AT)
    assert conflict.value.current_version == 2
    facts = RecommendationFacts("Khác")
    with pytest.raises(Conflict):
        edit(sent.pk, facts, version=1, by=member, at=AT, law=law())


def test_the_other_board_may_not(supervision: Supervision, sent: Recommendation) -> None:
    other = person(supervision.unit, Role.INVESTMENT_BOARD)
    assert supervision.board == Board.INSPECTION
    with pytest.raises(Refused) as refusal:
        answer(sent.pk, AnswerFacts(TODAY), version=1, by=other, at=AT)
    assert refusal.value.code == "forbidden"


@pytest.mark.parametrize("wrong", [{"executed_on": date(2026, 3, 1)}, {"acceptance": "accepted"}])
def test_the_database_holds_the_same(sent: Recommendation, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=sent.pk).update(**wrong)


def test_one_is_cancelled_alone_and_leaves_what_counts(
    supervision: Supervision, member: User, sent: Recommendation
) -> None:
    stays = RecommendationFactory.create(finding=sent.finding, content="Nạo vét", sent_on=SENT)
    reader = reader_for(member, TODAY)
    cancel(sent.pk, reason=" Gửi nhầm ", version=1, by=member, at=AT)
    sent.refresh_from_db()
    supervision.refresh_from_db()
    assert (sent.is_cancelled, sent.cancelled_by, sent.cancel_reason) == (True, member, "Gửi nhầm")
    assert (supervision.is_cancelled, supervision.version) == (False, 2)
    assert supervision.search_text == "duong to 5 nao vet"
    assert [row.pk for row in open_rows(reader)] == [stays.pk]
    listed: Any = Supervision.objects.with_results().get()
    assert listed.asked["count"] == 1
    event = SupervisionEvent.objects.get()
    assert (event.verb, event.reason) == ("cancel_recommendation", "Gửi nhầm")
    owed = obligations_for([supervision.unit_id], Window(SENT, date(2026, 6, 1)))
    assert [one.evidence.pk for one in owed] == [supervision.pk]
    table = recommendations(Board.INSPECTION)
    assert list(table.rows()) == [stays]


@pytest.mark.parametrize("reason", ["", "  "])
def test_no_reason_no_cancelling(member: User, sent: Recommendation, reason: str) -> None:
    with pytest.raises(Refused, match="Phải ghi lý do hủy"):
        cancel(sent.pk, reason=reason, version=1, by=member, at=AT)


def test_a_cancelled_one_stays_as_it_is(member: User, sent: Recommendation) -> None:
    cancel(sent.pk, reason="Gửi nhầm", version=1, by=member, at=AT)
    with pytest.raises(Refused, match="đã hủy"):
        cancel(sent.pk, reason="Lần nữa", version=2, by=member, at=AT)
    with pytest.raises(Refused, match="đã hủy"):
        answer(sent.pk, AnswerFacts(TODAY), version=2, by=member, at=AT)
