"""Recording, correcting and cancelling meetings."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from songcong.core.errors import Conflict, Refused
from tests.factories.wards import UnitFactory, person
from wards.access import may
from wards.actions.meeting import MeetingFacts, cancel, create, edit
from wards.enums import Role
from wards.models import Meeting, MeetingEvent, Neighbourhood, Unit, User, reader_for
from wards.rules.rights import WRITERS, units_to_write

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
FACTS = MeetingFacts(
    kind="community",
    held_on=date(2026, 3, 9),
    subject="Bàn việc làm đường",
    neighbourhood_text="Tổ dân phố 5",
    total_households=120,
    households_present=80,
    opinions=6,
    opinions_answered=4,
)


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


def test_a_meeting_is_recorded_in_its_neighbourhood(unit: Unit, clerk: User) -> None:
    place = Neighbourhood.objects.create(unit=unit, name="Tổ dân phố 5", folded_name="to dan pho 5")
    facts = replace(FACTS, neighbourhood_text="tổ DÂN phố 5")
    meeting = create(unit, facts, by=clerk, at=AT)
    meeting.refresh_from_db()
    assert meeting.neighbourhood == place
    assert meeting.search_text == "1/2026 to dan pho 5 ban viec lam duong"
    assert meeting.edited_since_import
    assert MeetingEvent.objects.get().verb == "create"


def test_an_unknown_neighbourhood_is_kept_as_text(unit: Unit, clerk: User) -> None:
    meeting = create(unit, FACTS, by=clerk, at=AT)
    assert meeting.neighbourhood is None
    assert meeting.neighbourhood_text == "Tổ dân phố 5"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"households_present": 121}, "households_present"),
        ({"opinions_answered": 7}, "opinions_answered"),
        ({"held_on": date(2015, 5, 14)}, "held_on"),
    ],
)
def test_facts_that_cannot_be_are_refused(
    unit: Unit, clerk: User, changed: dict[str, object], field: str
) -> None:
    facts = replace(FACTS, **changed)  # type: ignore[arg-type]  # the fields of the facts
    with pytest.raises(Refused) as refusal:
        create(unit, facts, by=clerk, at=AT)
    assert refusal.value.field == field


def test_a_correction_is_written_down(unit: Unit, clerk: User) -> None:
    meeting = create(unit, FACTS, by=clerk, at=AT)
    meeting = edit(meeting.pk, replace(FACTS, opinions=9), version=1, by=clerk, at=AT)
    assert (meeting.opinions, meeting.version) == (9, 2)
    event = MeetingEvent.objects.latest("pk")
    assert (event.verb, event.data) == ("edit", {"changed": ["opinions"]})


def test_the_same_again_changes_nothing(unit: Unit, clerk: User) -> None:
    meeting = create(unit, FACTS, by=clerk, at=AT)
    assert edit(meeting.pk, FACTS, version=1, by=clerk, at=AT).version == 1
    assert MeetingEvent.objects.count() == 1


def test_the_later_of_two_is_told(unit: Unit, clerk: User) -> None:
    meeting = create(unit, FACTS, by=clerk, at=AT)
    edit(meeting.pk, replace(FACTS, opinions=9), version=1, by=clerk, at=AT)
    with pytest.raises(Conflict) as conflict:
        edit(meeting.pk, replace(FACTS, opinions=8), version=1, by=clerk, at=AT)
    assert conflict.value.current_version == 2


def test_a_meeting_is_cancelled_with_a_reason(unit: Unit, clerk: User) -> None:
    meeting = create(unit, FACTS, by=clerk, at=AT)
    cancel(meeting.pk, reason="Ghi nhầm", version=1, by=clerk, at=AT)
    assert not Meeting.objects.live().exists()
    assert MeetingEvent.objects.latest("pk").reason == "Ghi nhầm"
    with pytest.raises(Refused):
        edit(meeting.pk, FACTS, version=2, by=clerk, at=AT)


@pytest.mark.parametrize("role", list(Role))
def test_who_may_write(unit: Unit, role: Role) -> None:
    somebody = person(unit, role)
    reader = reader_for(somebody, date(2026, 3, 10))
    allowed = role in WRITERS["meeting"]
    assert (unit.pk in units_to_write(reader, "meeting")) is allowed
    if allowed:
        meeting = create(unit, FACTS, by=somebody, at=AT)
        assert may(reader, "edit", meeting)
        assert not may(reader, "process", meeting)
    else:
        with pytest.raises(Refused) as refusal:
            create(unit, FACTS, by=somebody, at=AT)
        assert refusal.value.code == "forbidden"
