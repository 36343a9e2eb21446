"""Record, correct and cancel mediations at the base."""

from dataclasses import dataclass
from datetime import date

from petitions.models import Mediation, MediationEvent, MediationFile
from petitions.rules.reception_checks import MEDIATION_CHECKS, MEDIATION_TITLES
from wards.actions.editing import found_by, judge
from wards.actions.keeper import Keeper
from wards.models import Unit


@dataclass(frozen=True)
class MediationFacts:
    """What is written down about a mediation; it goes on while ``outcome`` is empty."""

    received_on: date
    team: str = ""
    parties: str = ""
    matter: str = ""
    ended_on: date | None = None
    outcome: str = ""


def _check(unit: Unit, facts: MediationFacts) -> None:
    judge(unit, facts, checks=MEDIATION_CHECKS, titles=MEDIATION_TITLES, day="received_on")


def _settle(mediation: Mediation, facts: MediationFacts) -> None:
    """The words to find it by; the parties are none of them."""
    mediation.search_text = found_by(mediation.register_no, facts.team, facts.matter)


MEDIATION_KEEPER = Keeper(
    topic="mediation",
    model=Mediation,
    events=MediationEvent,
    files=MediationFile,
    link="mediation",
    check=_check,
    settle=_settle,
    numbered_by="received_on",
)
