"""What voters asked of their deputies in the demo city, from the meeting to the answer."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final, NamedTuple

from petitions.actions.voter import VOTER_KEEPER, VoterFacts
from petitions.actions.voter_step import take_voter_step
from petitions.enums import CouncilLevel, SessionSide
from petitions.models import VoterPetition
from petitions.rules.voter import VoterStep
from songcong.core.clock import ZONE
from songcong.core.text import fold
from songcong.demo.wards import WARDS, Ward
from songcong.demo.words import people
from songcong.demo.words.voters import ANSWERS, PLACES, REQUESTS
from wards.enums import MeetingKind
from wards.models import Meeting, Unit, User

_OFTEN_ANSWERED: Final = 95
_LEVELS: Final = (
    *(CouncilLevel.NATIONAL,) * 3,
    *(CouncilLevel.CITY,) * 3,
    *(CouncilLevel.WARD,) * 3,
    CouncilLevel.PROVINCE,
)
_ENDS: Final = ("settle",) * 6 + ("explain",) * 3 + ("start", "plan")


class Play(NamedTuple):
    """Where and when the voters of a ward are heard, and who writes it down."""

    ward: Ward
    unit: Unit
    clerk: User
    today: date
    dice: Random


def hear_voters(
    units: Mapping[str, Unit], users: Mapping[str, User], *, today: date, seed: int
) -> int:
    """Write down what the voters of every ward asked; returns how much."""
    written = 0
    for ward in WARDS:
        dice = Random(f"{seed}/{ward.code}/voters")  # noqa: S311  # a play
        clerk = users[f"thu.{ward.slug}"]
        play = Play(ward, units[ward.code], clerk, today, dice)
        for facts in _heard(play):
            _answer(
                play, VOTER_KEEPER.create(play.unit, facts, by=clerk, at=_at(facts.received_on))
            )
            written += 1
    return written


def _heard(play: Play) -> Iterator[VoterFacts]:
    """Two to four requests of each of the last meetings with voters, and of this spring's."""
    rows = Meeting.objects.live().filter(unit=play.unit, kind=MeetingKind.VOTER_CONTACT)
    meetings = list(rows.order_by("-held_on", "-pk")[:2])
    spring = play.today - timedelta(days=play.dice.randint(40, 62))
    for meeting, held in [*((one, one.held_on) for one in meetings), (None, spring)]:
        asked = _common(play, meeting, held)
        for subject in play.dice.sample(REQUESTS, play.dice.randint(2, 4)):
            place = play.dice.choice(play.ward.neighbourhoods)[0]
            yield replace(
                asked,
                content=subject.content.format(place),
                field=subject.field,
                body=subject.body.format(_in_a_sentence(play.unit)),
                voter=play.dice.choice((f"Cử tri {place}", people.name(play.dice))),
            )


def _common(play: Play, meeting: Meeting | None, held: date) -> VoterFacts:
    return VoterFacts(
        collected_on=held,
        meeting_id=meeting.pk if meeting else None,
        level=play.dice.choice(_LEVELS),
        session=play.dice.choice(SessionSide.values[:2]),
        place=(meeting.neighbourhood_text if meeting else "") or play.dice.choice(PLACES),
        received_on=min(held + timedelta(days=play.dice.randint(2, 9)), play.today),
        content="",
    )


def _in_a_sentence(unit: Unit) -> str:
    return f"{unit.get_kind_display().lower()} {unit.name}"


def _answer(play: Play, case: VoterPetition) -> None:
    answered = case.received_on + timedelta(days=play.dice.randint(7, 55))
    if answered > play.today or play.dice.randrange(100) >= _OFTEN_ANSWERED:
        return
    verb = play.dice.choice(_ENDS)
    number, sign = play.dice.randint(12, 480), fold(play.ward.name)[:2].upper()
    step = VoterStep(
        on=answered,
        document=f"{number}/UBND-{sign}",
        answer=play.dice.choice(ANSWERS[verb]),
        planned_on=answered + timedelta(days=play.dice.randint(60, 200))
        if verb == "plan"
        else None,
    )
    take_voter_step(case.pk, verb, step, version=case.version, by=play.clerk, at=_at(answered))


def _at(day: date) -> datetime:
    return datetime.combine(day, time(8), ZONE)
