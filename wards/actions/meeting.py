"""Record, correct and cancel meetings."""

from dataclasses import dataclass
from datetime import date

from songcong.core.text import fold
from wards.actions.editing import found_by, judge
from wards.actions.keeper import Keeper
from wards.models import Meeting, MeetingEvent, MeetingFile, Neighbourhood, Unit
from wards.rules.meeting_checks import MEETING_CHECKS, MEETING_TITLES


@dataclass(frozen=True)
class MeetingFacts:
    """What an official writes down about a meeting."""

    kind: str
    held_on: date
    subject: str = ""
    neighbourhood_text: str = ""
    total_households: int = 0
    households_present: int = 0
    opinions: int = 0
    opinions_answered: int = 0


def _check(unit: Unit, facts: MeetingFacts) -> None:
    judge(unit, facts, checks=MEETING_CHECKS, titles=MEETING_TITLES, day="held_on")


def _place(meeting: Meeting, facts: MeetingFacts) -> None:
    """Find the neighbourhood by its folded name within the unit, and make the line findable."""
    meeting.neighbourhood = Neighbourhood.objects.filter(
        unit=meeting.unit_id, folded_name=fold(facts.neighbourhood_text)
    ).first()
    meeting.search_text = found_by(meeting.register_no, facts.neighbourhood_text, facts.subject)


MEETING_KEEPER = Keeper(
    topic="meeting",
    model=Meeting,
    events=MeetingEvent,
    files=MeetingFile,
    link="meeting",
    check=_check,
    settle=_place,
    numbered_by="held_on",
)
create, edit = MEETING_KEEPER.create, MEETING_KEEPER.edit
cancel, attach = MEETING_KEEPER.cancel, MEETING_KEEPER.attach
