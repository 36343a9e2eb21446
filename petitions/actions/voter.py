"""Record, correct and cancel what voters asked of their deputies."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from petitions.enums import VoterStatus
from petitions.models import VoterParty, VoterPetition, VoterPetitionEvent, VoterPetitionFile
from petitions.rules.voter import VOTER_CHECKS, VOTER_TITLES, answer_deadline, passing_on_deadline
from songcong.core.errors import Refused
from songcong.core.law import Law
from songcong.core.vietnamese import short_date
from wards.actions.bulk import replace_rows
from wards.actions.editing import found_by, judge
from wards.actions.keeper import Keeper, all_or_none
from wards.actions.numbering import next_number
from wards.calendar import law
from wards.enums import MeetingKind
from wards.models import Meeting, Unit, User

BOOK = "kien_nghi_cu_tri"
PARTY = "party"


@dataclass(frozen=True)
class VoterFacts:
    """What is written down of one request; ``voter`` is who asked, a person or a group."""

    collected_on: date
    level: str
    session: str
    received_on: date
    content: str
    meeting_id: int | None = None
    place: str = ""
    field: str = ""
    body: str = ""
    voter: str = ""


@dataclass(frozen=True)
class VoterLine:
    """What one request of a meeting does not have in common with the others."""

    content: str
    field: str = ""
    body: str = ""
    voter: str = ""


def _check(unit: Unit, facts: VoterFacts) -> None:
    judge(unit, facts, checks=VOTER_CHECKS, titles=VOTER_TITLES, day="received_on")
    if facts.meeting_id is None:
        return
    meetings = Meeting.objects.live().filter(unit=unit, kind=MeetingKind.VOTER_CONTACT)
    meeting = meetings.filter(pk=facts.meeting_id).first()
    if meeting is None:
        raise Refused("Cuộc tiếp xúc này không có trong sổ của đơn vị.", field="meeting_id")
    if meeting.held_on != facts.collected_on:
        held = short_date(meeting.held_on)
        raise Refused(
            f"Cuộc tiếp xúc đã chọn họp ngày {held}; ngày tiếp xúc phải là ngày đó.",
            field="collected_on",
        )


def _settle(row: VoterPetition, facts: VoterFacts) -> None:
    """Number, due day by the norm of the level, and the words to find it by; never who asked."""
    if row.pk is None:
        row.status = VoterStatus.RECEIVED
        number = next_number(row.unit, BOOK, facts.received_on)
        row.register_no = f"{number}/{facts.received_on.year}"
    deadline = answer_deadline(facts.level, facts.received_on, law())
    row.due_on = deadline.due_on if deadline else None
    row.due_citation = deadline.norm.citation if deadline else ""
    passing_on = passing_on_deadline(facts.received_on, law())
    row.pass_on_by = passing_on.due_on if passing_on else None
    row.search_text = found_by(row.register_no, facts.field, facts.content, facts.body, facts.place)


def _party(row: VoterPetition, facts: VoterFacts) -> list[str]:
    """Keep who asked in the table of its own."""
    rows = VoterParty.objects.filter(petition=row)
    if (rows.values_list("name", flat=True).first() or "") == facts.voter:
        return []
    rows.delete()
    if facts.voter:
        VoterParty.objects.create(petition=row, name=facts.voter)
    return [PARTY]


VOTER_KEEPER = Keeper(
    topic="voter",
    model=VoterPetition,
    events=VoterPetitionEvent,
    files=VoterPetitionFile,
    link="petition",
    check=_check,
    settle=_settle,
    children=_party,
    apart=("voter",),
    past=("received_on", "collected_on"),
)


def create_several(
    unit: Unit, common: VoterFacts, lines: Iterable[VoterLine], *, by: User, at: datetime
) -> list[VoterPetition]:
    """Record several requests of one meeting, all of them or none; raises RefusedLines."""

    def enter(line: VoterLine) -> VoterPetition:
        return VOTER_KEEPER.create(unit, replace(common, **vars(line)), by=by, at=at)

    return all_or_none(lines, enter)


def count_passing_on_again(law_now: Law) -> int:
    """Give requests that may still be passed on the day of the law as it stands; how many moved."""
    rows = VoterPetition.objects.live().filter(status=VoterStatus.RECEIVED).order_by("pk")
    moved = []
    for row in rows.only("received_on", "pass_on_by").iterator():
        deadline = passing_on_deadline(row.received_on, law_now)
        day = deadline.due_on if deadline else None
        if day != row.pass_on_by:
            moved.append((row.pk, day))
    if moved:
        replace_rows(VoterPetition, ("pass_on_by",), moved, counted="")
    return len(moved)
