"""When the calendar changes, open cases get their new due day in one job; closed ones never."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from petitions.actions.due_days import count_again
from petitions.models import Petition, PetitionEvent
from petitions.tasks import count_due_days_again
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UnitFactory, UserFactory
from tests.wards.keepers import administrator
from wards.actions.ground import Act
from wards.actions.holiday import HolidayFacts, add_holiday
from wards.actions.outbox import deliver_due
from wards.actions.reference import load_reference
from wards.calendar import law
from wards.enums import DayKind
from wards.models import GroundEvent, Holiday, NormRow, OutboundMessage, Unit, User
from wards.tasks import law_changed

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 11, 3, tzinfo=UTC)
NEW_DAY_OFF = date(2026, 3, 12)


@pytest.fixture(autouse=True)
def reference() -> None:
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create(name="Phố Cò")


@pytest.fixture
def owner() -> User:
    return UserFactory.create(email="an@songcong.invalid", full_name="Nguyễn Văn An")


def feedback(unit: Unit, **fields: Any) -> Petition:
    """Feedback received on 2/3/2026: fifteen working days end on 23/3/2026."""
    given: dict[str, Any] = {
        "kind": "feedback",
        "received_on": date(2026, 3, 2),
        "register_no": "7/2026",
        "due_key": "petition.settle.feedback",
        "content": "Nội dung kín",
    }
    return PetitionFactory.create(unit=unit, **given | fields)


def a_day_off(day: date = NEW_DAY_OFF) -> None:
    Holiday.objects.create(day=day, kind=DayKind.OFF, basis="Quyết định 1/QĐ-TTg", confirmed=True)


def test_an_open_case_moves_with_an_event_and_a_notice(unit: Unit, owner: User) -> None:
    petition = feedback(unit, created_by=owner)
    assert count_again(law(), at=AT) == 0
    a_day_off()
    assert count_again(law(), at=AT) == 1
    petition.refresh_from_db()
    assert petition.due_on == date(2026, 3, 24)
    assert petition.due_norm_from == date(2014, 7, 1)
    assert petition.due_calendar == "-2026-03-12"
    assert (petition.version, petition.edited_since_import) == (1, False)
    event = PetitionEvent.objects.get()
    assert (event.verb, event.by, event.from_state) == ("due_moved", None, "received")
    assert event.data == {"from_due": "2026-03-23", "to_due": "2026-03-24"}
    assert event.reason == "thêm ngày nghỉ 12/03/2026"
    deliver_due(at=AT)
    [letter] = mail.outbox
    assert letter.to == ["an@songcong.invalid"]
    assert "Đơn số 7/2026" in letter.body
    assert "hạn 23/03/2026 → 24/03/2026, vì thêm ngày nghỉ 12/03/2026" in letter.body
    assert "Nội dung kín" not in letter.body


def test_the_job_may_run_any_number_of_times(unit: Unit, owner: User) -> None:
    feedback(unit, created_by=owner)
    count_due_days_again()
    a_day_off()
    assert count_due_days_again() == 1
    assert count_due_days_again() == 0
    assert PetitionEvent.objects.count() == OutboundMessage.objects.count() == 1


def test_a_day_off_taken_back_moves_the_case_back(unit: Unit) -> None:
    petition = feedback(unit)
    a_day_off()
    count_again(law(), at=AT)
    Holiday.objects.filter(day=NEW_DAY_OFF).delete()
    assert count_again(law(), at=AT) == 1
    petition.refresh_from_db()
    assert petition.due_on == date(2026, 3, 23)
    assert PetitionEvent.objects.latest("pk").reason == "bỏ ngày nghỉ 12/03/2026"


@pytest.mark.parametrize(
    "closed",
    [
        {"status": "resolved", "resolved_on": date(2026, 3, 10)},
        {"status": "withdrawn", "resolved_on": date(2026, 3, 10)},
        {"status": "transferred"},
        {"status": "closed"},
        {"cancelled_at": AT},
    ],
)
def test_a_closed_case_never_moves(unit: Unit, owner: User, closed: dict[str, Any]) -> None:
    if "cancelled_at" in closed:
        closed = closed | {"cancelled_by": owner}
    petition = feedback(unit, **closed)
    a_day_off()
    assert count_again(law(), at=AT) == 0
    petition.refresh_from_db()
    assert petition.due_on == date(2026, 3, 23)


def test_the_day_before_extensions_and_the_day_of_the_step_move_too(unit: Unit) -> None:
    petition = feedback(
        unit,
        extensions=1,
        due_key="petition.settle.feedback.extended",
        step_due_key="petition.process_within",
        step_since=date(2026, 3, 2),
    )
    count_again(law(), at=AT)
    petition.refresh_from_db()
    assert (petition.base_due_on, petition.due_on, petition.step_due_on) == (
        date(2026, 3, 23),
        date(2026, 4, 13),
        date(2026, 3, 16),
    )
    a_day_off()
    assert count_again(law(), at=AT) == 1
    petition.refresh_from_db()
    assert (petition.base_due_on, petition.due_on, petition.step_due_on) == (
        date(2026, 3, 24),
        date(2026, 4, 14),
        date(2026, 3, 17),
    )


def test_a_norm_that_is_gone_leaves_the_day_as_it_stands(unit: Unit) -> None:
    petition = feedback(unit)
    NormRow.objects.filter(key="petition.settle.feedback").delete()
    assert count_again(law(), at=AT) == 0
    petition.refresh_from_db()
    assert petition.due_on == date(2026, 3, 23)


def test_a_corrected_norm_says_so(unit: Unit) -> None:
    feedback(unit)
    NormRow.objects.filter(key="petition.settle.feedback").update(value=16)
    assert count_again(law(), at=AT) == 1
    assert "định mức" in PetitionEvent.objects.get().reason


def test_of_a_denunciation_only_its_handlers_are_told(unit: Unit, owner: User) -> None:
    handler = UserFactory.create(email="binh@songcong.invalid")
    petition = PetitionFactory.create(
        unit=unit,
        kind="denunciation",
        received_on=date(2026, 2, 10),
        accepted_on=date(2026, 2, 10),
        status="accepted",
        created_by=owner,
        content="Nội dung kín",
    )
    a_day_off()
    assert count_again(law(), at=AT) == 1
    assert not OutboundMessage.objects.exists()
    PetitionHandlerFactory.create(petition=petition, user=handler)
    a_day_off(date(2026, 3, 13))
    assert count_again(law(), at=AT) == 1
    deliver_due(at=AT)
    [letter] = mail.outbox
    assert letter.to == ["binh@songcong.invalid"]
    for word in ("Nội dung kín", "tố cáo", "Tố cáo"):
        assert word not in f"{letter.body}{letter.subject}"


def test_the_work_is_the_same_number_of_statements_for_any_number_of_cases(
    unit: Unit, owner: User
) -> None:
    def statements(cases: int) -> int:
        for number in range(cases):
            feedback(unit, register_no=f"{number}/{cases}", created_by=owner)
        Holiday.objects.filter(day=NEW_DAY_OFF).delete()
        count_again(law(), at=AT)
        a_day_off()
        with CaptureQueriesContext(
            connection,
        ) as seen:
            count_again(law(), at=AT)
        return len(seen)

    assert statements(2) == statements(30)


def test_open_cases_follow_what_the_administrator_changes(unit: Unit) -> None:
    petition = feedback(unit)
    count_again(law(), at=AT)
    act = Act(by=administrator(), at=AT, reason="Công điện 5/CĐ-TTg")
    add_holiday(NEW_DAY_OFF, HolidayFacts(DayKind.OFF, "Công điện 5/CĐ-TTg", True), act)
    law_changed(GroundEvent.objects.get().pk)
    petition.refresh_from_db()
    assert petition.due_on == date(2026, 3, 24)
    moved = PetitionEvent.objects.get()
    assert moved.reason == "thêm ngày nghỉ 12/03/2026 (Công điện 5/CĐ-TTg)"
    law_changed(GroundEvent.objects.get().pk)
    assert PetitionEvent.objects.count() == 1
