"""What voters asked: recorded, numbered, given a day by the norm of its level, answered."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from petitions.actions.voter import (
    VOTER_KEEPER,
    VoterFacts,
    VoterLine,
    count_passing_on_again,
    create_several,
)
from petitions.actions.voter_step import take_voter_step
from petitions.enums import VoterStatus
from petitions.models import VoterParty, VoterPetition
from petitions.obligations import voter as duties
from petitions.rules.voter import VoterStep
from songcong.core.errors import Conflict, Refused
from songcong.core.obligations import State
from songcong.core.periods import Window
from tests.factories.petitions import VoterPetitionFactory
from tests.factories.wards import MeetingFactory, UnitFactory, person
from wards.actions.keeper import RefusedLines
from wards.actions.reference import load_reference
from wards.calendar import law
from wards.enums import MeetingKind, Role
from wards.models import Holiday, NormRow, Unit, User
from wards.models.reading import reader_for

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
ASKED = VoterFacts(
    collected_on=date(2026, 2, 24),
    level="national",
    session="before",
    received_on=date(2026, 3, 2),
    content="Mở rộng đường vào trường",
    voter="Cử tri tổ 5",
)
ANSWER = VoterStep(on=date(2026, 3, 9), document="12/UBND", answer="Đã làm xong")


@pytest.fixture
def unit() -> Unit:
    load_reference()
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


def asked(unit: Unit, by: User, **changed: Any) -> VoterPetition:
    return VOTER_KEEPER.create(unit, replace(ASKED, **changed), by=by, at=NOW)


def answered(case: VoterPetition, by: User, verb: str, **changed: Any) -> VoterPetition:
    step = replace(ANSWER, **changed)
    return take_voter_step(case.pk, verb, step, version=case.version, by=by, at=NOW)


def test_it_gets_number_day_and_no_name_in_its_words(unit: Unit, clerk: User) -> None:
    first, second = asked(unit, clerk), asked(unit, clerk)
    assert (first.register_no, second.register_no) == ("1/2026", "2/2026")
    assert first.status == VoterStatus.RECEIVED
    assert first.due_on == date(2026, 5, 4)  # 60 days end on Friday 1 May, a holiday
    assert first.due_citation == "Quyết định 30/2020/QĐ-TTg"
    assert VoterParty.objects.get(petition=first).name == "Cử tri tổ 5"
    assert "cu tri to 5" not in first.search_text


def test_other_councils_have_a_day_only_by_a_norm_of_their_own(unit: Unit, clerk: User) -> None:
    assert asked(unit, clerk, level="ward").due_on == date(2026, 5, 4)
    NormRow.objects.filter(key="petition.settle.voter.ward").delete()
    assert asked(unit, clerk, level="ward").due_on is None
    NormRow.objects.create(
        key="petition.settle.voter.ward",
        value=30,
        unit="calendar_day",
        in_force_from=date(2020, 1, 1),
        citation="Quy chế của tỉnh",
    )
    assert asked(unit, clerk, level="ward").due_on == date(2026, 4, 1)


def test_only_a_meeting_with_voters_of_the_unit_is_linked(unit: Unit, clerk: User) -> None:
    for meeting in (
        MeetingFactory.create(unit=unit),
        MeetingFactory.create(kind=MeetingKind.VOTER_CONTACT),
    ):
        with pytest.raises(Refused) as refused:
            asked(unit, clerk, meeting_id=meeting.pk)
        assert refused.value.field == "meeting_id"
    other_day = MeetingFactory.create(unit=unit, kind=MeetingKind.VOTER_CONTACT)
    with pytest.raises(Refused, match="đã chọn họp ngày") as refused:
        asked(unit, clerk, meeting_id=other_day.pk)
    assert refused.value.field == "collected_on"
    heard = MeetingFactory.create(
        unit=unit, kind=MeetingKind.VOTER_CONTACT, held_on=ASKED.collected_on
    )
    assert asked(unit, clerk, meeting_id=heard.pk).meeting == heard


def test_several_of_one_meeting_are_written_whole_or_not_at_all(unit: Unit, clerk: User) -> None:
    lines = [VoterLine("Đường"), VoterLine("Điện", voter="Bà Bưởi", body="Điện lực")]
    made = create_several(unit, ASKED, lines, by=clerk, at=NOW)
    assert [row.register_no for row in made] == ["1/2026", "2/2026"]
    assert made[1].party.name == "Bà Bưởi"
    wrong = replace(ASKED, received_on=date(2026, 2, 1))
    with pytest.raises(RefusedLines):
        create_several(unit, wrong, lines, by=clerk, at=NOW)
    assert VoterPetition.objects.count() == 2


@pytest.mark.parametrize(
    ("verb", "status", "settled_on"),
    [
        ("settle", VoterStatus.SETTLED, ANSWER.on),
        ("explain", VoterStatus.EXPLAINED, ANSWER.on),
        ("start", VoterStatus.IN_PROGRESS, None),
        ("plan", VoterStatus.PLANNED, None),
    ],
)
def test_an_answer_is_classified(
    clerk: User, verb: str, status: str, settled_on: date | None
) -> None:
    unit = Unit.objects.get(roleassignment__user=clerk)
    case = answered(asked(unit, clerk), clerk, verb, planned_on=date(2026, 9, 1))
    assert case.status == status
    assert (case.answered_on, case.settled_on) == (ANSWER.on, settled_on)
    event = case.events.latest("pk")
    assert (event.from_state, event.to_state) == ("received", status)
    assert event.article


def test_a_promise_is_kept_later_and_the_first_answer_stays(unit: Unit, clerk: User) -> None:
    case = asked(unit, clerk)
    case = answered(case, clerk, "plan", on=date(2026, 3, 4), planned_on=date(2026, 8, 1))
    case = answered(case, clerk, "settle")
    assert (case.answered_on, case.settled_on) == (date(2026, 3, 4), ANSWER.on)
    assert case.planned_on is None
    with pytest.raises(Refused):
        answered(case, clerk, "start")


def test_it_is_passed_on_and_still_answered(unit: Unit, clerk: User) -> None:
    step = VoterStep(on=date(2026, 3, 4), body="Điện lực", reason="Không thuộc thẩm quyền")
    case = asked(unit, clerk)
    case = take_voter_step(case.pk, "pass_on", step, version=1, by=clerk, at=NOW)
    assert (case.status, case.body) == (VoterStatus.PASSED_ON, "Điện lực")
    assert case.events.latest("pk").reason == "Không thuộc thẩm quyền"
    assert answered(case, clerk, "settle").answered_on == ANSWER.on


def test_the_day_for_passing_it_on_follows_the_days_off(unit: Unit, clerk: User) -> None:
    waiting, gone = asked(unit, clerk), asked(unit, clerk)
    assert waiting.pass_on_by == date(2026, 3, 9)
    step = VoterStep(on=date(2026, 3, 4), body="Điện lực", reason="Không thuộc thẩm quyền")
    take_voter_step(gone.pk, "pass_on", step, version=1, by=clerk, at=NOW)
    Holiday.objects.create(day=date(2026, 3, 6), kind="off", basis="Bão")
    assert count_passing_on_again(law()) == 1
    assert count_passing_on_again(law()) == 0
    waiting.refresh_from_db()
    gone.refresh_from_db()
    assert (waiting.pass_on_by, gone.pass_on_by) == (date(2026, 3, 10), date(2026, 3, 9))


@pytest.mark.parametrize(
    ("verb", "changed", "field"),
    [
        ("settle", {"document": ""}, "document"),
        ("settle", {"answer": ""}, "answer"),
        ("plan", {}, "planned_on"),
        ("plan", {"planned_on": date(2026, 3, 9)}, "planned_on"),
        ("pass_on", {"reason": "x"}, "body"),
        ("pass_on", {"body": "x"}, "reason"),
        ("settle", {"on": date(2026, 3, 1)}, "on"),
        ("settle", {"on": date(2026, 3, 11)}, "on"),
    ],
)
def test_what_a_step_lacks_is_named(
    unit: Unit, clerk: User, verb: str, changed: dict[str, Any], field: str
) -> None:
    case = asked(unit, clerk)
    with pytest.raises(Refused) as refused:
        answered(case, clerk, verb, **changed)
    assert refused.value.field == field
    case.refresh_from_db()
    assert case.status == VoterStatus.RECEIVED


def test_the_later_of_two_is_told_and_strangers_may_not(unit: Unit, clerk: User) -> None:
    case = asked(unit, clerk)
    answered(case, clerk, "start")
    with pytest.raises(Conflict):
        answered(case, clerk, "settle")
    case.refresh_from_db()
    for stranger in (person(unit, Role.FRONT), person(UnitFactory.create())):
        with pytest.raises(Refused) as refused:
            answered(case, stranger, "settle")
        assert refused.value.code == "forbidden"


def test_what_waits_is_owed_until_it_is_answered(unit: Unit, clerk: User) -> None:
    case = asked(unit, clerk)
    NormRow.objects.filter(key="petition.settle.voter.ward").delete()
    asked(unit, clerk, level="ward")
    reader = reader_for(clerk, date(2026, 3, 10))
    (row,) = duties.open_rows(reader)
    owed = duties.obligation_of(row, reader)
    assert (owed.due_on, owed.state_on(reader.day)) == (case.due_on, State.OPEN)
    answered(case, clerk, "settle")
    assert not duties.open_rows(reader).exists()
    quarter = Window(date(2026, 3, 15), date(2026, 6, 14))
    (done,) = duties.obligations_for([unit.pk], quarter)
    assert done.state_on(quarter.end) == State.DONE
    with pytest.raises(ValueError, match="owes nothing"):
        duties.obligation_of(VoterPetitionFactory.create(level="city", due_on=None))


def test_the_factory_makes_what_the_action_makes(unit: Unit, clerk: User) -> None:
    made = VoterPetitionFactory.create(unit=unit, received_on=date(2026, 3, 2), level="national")
    assert made.due_on == asked(unit, clerk).due_on
    assert made.collected_on == made.received_on - timedelta(days=1)
