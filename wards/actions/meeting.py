"""Record, correct and cancel meetings."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from songcong.core.checks import faults
from songcong.core.errors import Refused
from songcong.core.text import fold, nfc
from wards.access import demand, may
from wards.actions.attachments import store
from wards.actions.editing import day_of, locked, mark_cancelled, set_facts, touch
from wards.models import Meeting, MeetingEvent, MeetingFile, Neighbourhood, Unit, User, reader_for
from wards.rules.meeting_checks import MEETING_CHECKS, MEETING_TITLES
from wards.rules.rights import may_write

TOPIC = "meeting"


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


@transaction.atomic
def create(unit: Unit, facts: MeetingFacts, *, by: User, at: datetime) -> Meeting:
    """Record a meeting in the unit's register."""
    demand(may_write(reader_for(by, day_of(at)), TOPIC, unit.pk))
    _check(unit, facts)
    meeting = Meeting(unit=unit, created_at=at, created_by=by, edited_since_import=True)
    set_facts(meeting, facts)
    _place(meeting)
    meeting.save()
    MeetingEvent.objects.create(meeting=meeting, at=at, by=by, verb="create")
    return meeting


@transaction.atomic
def edit(pk: int, facts: MeetingFacts, *, version: int, by: User, at: datetime) -> Meeting:
    """Correct a meeting; raises Conflict when somebody saved it since ``version``."""
    meeting = locked(Meeting.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), "edit", meeting))
    _check(meeting.unit, facts)
    changed = set_facts(meeting, facts)
    if not changed:
        return meeting
    _place(meeting)
    touch(meeting)
    meeting.save()
    MeetingEvent.objects.create(
        meeting=meeting, at=at, by=by, verb="edit", data={"changed": changed}
    )
    return meeting


@transaction.atomic
def cancel(pk: int, *, reason: str, version: int, by: User, at: datetime) -> Meeting:
    """Cancel a meeting recorded by mistake."""
    meeting = locked(Meeting.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), "cancel", meeting))
    mark_cancelled(meeting, reason=reason, by_id=by.pk, at=at)
    meeting.save()
    MeetingEvent.objects.create(
        meeting=meeting, at=at, by=by, verb="cancel", reason=meeting.cancel_reason
    )
    return meeting


@transaction.atomic
def attach(meeting: Meeting, upload: "File[bytes]", *, by: User, at: datetime) -> MeetingFile:
    """Hang a file on a meeting."""
    demand(may(reader_for(by, day_of(at)), "edit", meeting))
    stored = store(MeetingFile, meeting, upload, by=by, at=at)
    MeetingEvent.objects.create(
        meeting=meeting, at=at, by=by, verb="attach", data={"sha256": stored.sha256}
    )
    return stored


def _check(unit: Unit, facts: MeetingFacts) -> None:
    for field, sentence in faults(MEETING_CHECKS, asdict(facts), MEETING_TITLES):
        raise Refused(f"{sentence}.", field=field)
    if facts.held_on < unit.valid_from or (unit.valid_to and facts.held_on > unit.valid_to):
        raise Refused("Ngày họp nằm ngoài thời gian tồn tại của đơn vị.", field="held_on")


def _place(meeting: Meeting) -> None:
    """Find the neighbourhood by its folded name within the unit, and make the line findable."""
    meeting.neighbourhood = Neighbourhood.objects.filter(
        unit=meeting.unit_id, folded_name=fold(meeting.neighbourhood_text)
    ).first()
    words = (meeting.register_no, meeting.neighbourhood_text, meeting.subject)
    meeting.search_text = fold(" ".join(nfc(word) for word in words if word))
