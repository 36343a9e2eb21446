"""Record, correct and cancel mediation teams and their mediators."""

from dataclasses import dataclass
from datetime import date

from petitions.models import (
    MediationTeam,
    MediationTeamEvent,
    MediationTeamFile,
    Mediator,
    MediatorEvent,
    MediatorFile,
)
from petitions.rules.team import MEDIATOR_CHECKS, MEDIATOR_TITLES, TEAM_CHECKS, TEAM_TITLES
from songcong.core.errors import Refused
from wards.actions.editing import found_by, judge
from wards.actions.keeper import Keeper
from wards.models import Neighbourhood, Unit


@dataclass(frozen=True)
class TeamFacts:
    """What is written down about a team."""

    name: str
    founded_on: date
    neighbourhood_id: int | None = None
    decision: str = ""
    ended_on: date | None = None


@dataclass(frozen=True)
class MediatorFacts:
    """What is written down about a mediator."""

    team_id: int
    name: str
    sex: str
    qualification: str
    elected_on: date
    born_in: int | None = None
    ethnicity: str = "Kinh"
    leads: bool = False
    recognition: str = ""
    recognised_on: date | None = None
    trained_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""


def _check_team(unit: Unit, facts: TeamFacts) -> None:
    judge(unit, facts, checks=TEAM_CHECKS, titles=TEAM_TITLES, day="founded_on")
    places = Neighbourhood.objects.filter(unit=unit)
    if facts.neighbourhood_id and not places.filter(pk=facts.neighbourhood_id).exists():
        raise Refused("Thôn, tổ dân phố này không thuộc đơn vị.", field="neighbourhood_id")


def _settle_team(team: MediationTeam, facts: TeamFacts) -> None:
    team.search_text = found_by(facts.name, facts.decision)


def _check_mediator(unit: Unit, facts: MediatorFacts) -> None:
    judge(unit, facts, checks=MEDIATOR_CHECKS, titles=MEDIATOR_TITLES, day="elected_on")
    if not MediationTeam.objects.live().of_office([unit.pk]).filter(pk=facts.team_id).exists():
        raise Refused("Tổ hòa giải này không có trong đơn vị.", field="team_id")
    if bool(facts.recognition) != bool(facts.recognised_on):
        empty = "recognised_on" if facts.recognition else "recognition"
        raise Refused("Ghi cả quyết định công nhận và ngày công nhận.", field=empty)
    if facts.ended_on and not facts.end_reason:
        raise Refused("Phải ghi lý do thôi làm hòa giải viên.", field="end_reason")


def _settle_mediator(mediator: Mediator, facts: MediatorFacts) -> None:
    """The words to find the mediator by; raises Refused where the team has another leader."""
    if facts.leads and facts.ended_on is None:
        leaders = Mediator.objects.live().filter(team=facts.team_id, leads=True)
        other = leaders.filter(ended_on__isnull=True).exclude(pk=mediator.pk).first()
        if other is not None:
            raise Refused(
                f"Tổ đã có tổ trưởng là {other.name}. Bỏ đánh dấu ở người đó trước.", field="leads"
            )
    mediator.search_text = found_by(facts.name, facts.recognition)


TEAM_KEEPER = Keeper(
    topic="team",
    model=MediationTeam,
    events=MediationTeamEvent,
    files=MediationTeamFile,
    link="team",
    check=_check_team,
    settle=_settle_team,
)
MEDIATOR_KEEPER = Keeper(
    topic="mediator",
    model=Mediator,
    events=MediatorEvent,
    files=MediatorFile,
    link="mediator",
    check=_check_mediator,
    settle=_settle_mediator,
)
