"""What is owed beside petitions follows the law; what is settled never moves."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db.models import F

from petitions.models import ReceptionResult
from songcong.core.due_days import BECAUSE, MOVED
from songcong.core.law_change import LawChange, touched_by
from tests.factories.inspections import FindingFactory, RecommendationFactory, SupervisionFactory
from tests.factories.petitions import ReceptionFactory, VoterPetitionFactory
from tests.factories.wards import DisclosureFactory, UnitFactory, person
from wards.actions.due_days import count_again
from wards.actions.reference import load_reference
from wards.calendar import law
from wards.enums import NoticeKind, Role
from wards.models import NormRow, NoticeCopy, Unit
from wards.tasks import count_due_days_again

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 11, 3, tzinfo=UTC)
DAY = date(2026, 3, 2)
NORMS = (
    "disclosure.publish_within",
    "inspection.recommendation_answer",
    "petition.settle.voter",
    "reception.answer_within",
)


@pytest.fixture(autouse=True)
def reference() -> None:
    load_reference()


@pytest.fixture
def unit() -> Unit:
    made: Unit = UnitFactory.create(name="Phố Cò")
    return made


def disclosure(unit: Unit, done: date | None = None) -> tuple[Any, Any]:
    row = DisclosureFactory.create(unit=unit, document_on=DAY, published_on=done)
    return row, row


def recommendation(unit: Unit, done: date | None = None) -> tuple[Any, Any]:
    record = SupervisionFactory.create(unit=unit, held_on=DAY)
    finding = FindingFactory.create(supervision=record)
    return RecommendationFactory.create(finding=finding, sent_on=DAY, answered_on=done), record


def voter(unit: Unit, done: date | None = None) -> tuple[Any, Any]:
    status = "resolved" if done else "received"
    row = VoterPetitionFactory.create(unit=unit, received_on=DAY, answered_on=done, status=status)
    return row, row


def reception(unit: Unit, done: date | None = None) -> tuple[Any, Any]:
    record = ReceptionFactory.create(unit=unit, received_on=DAY)
    due = law().deadline("reception.answer_within", DAY).due_on
    row = ReceptionResult.objects.create(
        reception=record, must_answer=True, due_on=due, answered_on=done
    )
    return row, record


every_kind = pytest.mark.parametrize("make", [disclosure, recommendation, voter, reception])


def a_week_more() -> None:
    assert NormRow.objects.filter(key__in=NORMS).update(value=F("value") + 7) >= len(NORMS)


@every_kind
def test_an_open_one_moves_with_an_event_and_a_notice(make: Any, unit: Unit) -> None:
    clerk = person(unit, Role.WARD_CLERK)
    (row, record), (settled, quiet) = make(unit), make(unit, DAY)
    was, stays = row.due_on, settled.due_on
    count_again(law(), at=AT)  # citations as the law writes them
    a_week_more()
    assert count_again(law(), at=AT, because="Nghị định mới") == 1
    row.refresh_from_db()
    settled.refresh_from_db()
    assert row.due_on > was
    assert settled.due_on == stays
    event = record.events.get()
    assert (event.verb, event.by) == (MOVED, None)
    assert event.reason == f"{BECAUSE} (Nghị định mới)"
    assert event.data == {"from_due": was.isoformat(), "to_due": row.due_on.isoformat()}
    assert not quiet.events.exists()
    notice = NoticeCopy.objects.get(user=clerk).notice
    assert notice.kind == NoticeKind.DUE_MOVED
    assert "được tính lại hạn" in notice.words
    assert count_due_days_again() == 0


@every_kind
def test_the_look_before_saving_counts_it(make: Any, unit: Unit) -> None:
    make(unit), make(unit, DAY)
    before = law()
    a_week_more()
    change = LawChange(before, law(), DAY, DAY)
    assert sum(touched.how_many for touched in touched_by(change)) == 1


@every_kind
def test_a_norm_that_is_gone_moves_nothing(make: Any, unit: Unit) -> None:
    row, record = make(unit)
    NormRow.objects.filter(key__in=NORMS).delete()
    assert count_again(law(), at=AT) == 0
    due = row.due_on
    row.refresh_from_db()
    assert row.due_on == due
    assert not record.events.exists()
