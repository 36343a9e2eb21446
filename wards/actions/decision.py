"""Record, correct and cancel votes of the people; each is judged by the law of its day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from songcong.core.errors import Refused
from songcong.core.norms import NormMissing
from wards.actions.editing import found_by, judge
from wards.actions.keeper import Keeper
from wards.calendar import norm_table
from wards.models import Meeting, PeopleDecision, PeopleDecisionEvent, PeopleDecisionFile, Unit
from wards.rules.decision_checks import DECISION_CHECKS, DECISION_TITLES
from wards.rules.voting import verdict


@dataclass(frozen=True)
class DecisionFacts:
    """What an official writes down about a vote."""

    matter: int
    decided_on: date
    content: str = ""
    scope: str = ""
    total_households: int = 0
    households_present: int = 0
    votes_for: int = 0
    votes_against: int = 0
    votes_invalid: int = 0
    recognised_on: date | None = None
    contributions_vnd: int = 0
    labour_days: int = 0
    land_m2: Decimal = Decimal(0)
    state_support_vnd: int = 0
    meeting: Meeting | None = None


def _check(unit: Unit, facts: DecisionFacts) -> None:
    if facts.meeting is not None and (
        facts.meeting.unit_id != unit.pk or facts.meeting.is_cancelled
    ):
        raise Refused("Không có cuộc họp này trong sổ của đơn vị.", field="meeting")
    judge(unit, facts, checks=DECISION_CHECKS, titles=DECISION_TITLES, day="decided_on")


def _settle(decision: PeopleDecision, facts: DecisionFacts) -> None:
    """The result by the threshold in force; it stays open where there was none."""
    try:
        judged = verdict(
            matter=facts.matter,
            decided_on=facts.decided_on,
            votes_for=facts.votes_for,
            total_households=facts.total_households,
            norms=norm_table(),
        )
    except NormMissing:
        decision.passed, decision.threshold_key, decision.threshold_citation = None, "", ""
    else:
        decision.passed = judged.passed
        decision.threshold_key = judged.norm.key
        decision.threshold_citation = judged.norm.citation
    decision.search_text = found_by(decision.register_no, facts.content, facts.scope)


DECISION_KEEPER = Keeper(
    topic="decision",
    model=PeopleDecision,
    events=PeopleDecisionEvent,
    files=PeopleDecisionFile,
    link="decision",
    check=_check,
    settle=_settle,
    numbered_by="decided_on",
)
