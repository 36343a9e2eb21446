"""What each verb of the workflow changes in the facts of a petition."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from petitions.enums import Competence, Handling, Outcome, PetitionKind

Changes = dict[str, object]

OUTCOMES: dict[str, tuple[Outcome, ...]] = {
    PetitionKind.COMPLAINT: (Outcome.RIGHT, Outcome.PARTLY_RIGHT, Outcome.WRONG),
    PetitionKind.DENUNCIATION: (Outcome.RIGHT, Outcome.PARTLY_RIGHT, Outcome.WRONG),
    PetitionKind.FEEDBACK: (Outcome.ANSWERED,),
}
"""How a case of each kind may end when it was settled here."""

_SENT_AWAY = {"guide": Handling.GUIDE, "forward": Handling.FORWARD, "urge": Handling.URGE}
_SET_ASIDE = {"keep": Handling.KEEP, "return": Handling.RETURN}


@dataclass(frozen=True)
class Facts:
    """What the official says when taking a step: the day it was done, and what it needs."""

    on: date
    complex: bool = False
    outcome: str = ""
    reason: str = ""


class Sorted(Protocol):
    """A petition, as far as it was sorted."""

    @property
    def processed_on(self) -> date | None: ...


def changes_of(verb: str, petition: Sorted, facts: Facts) -> Changes:
    """The fields that a step sets; the day of sorting stays the day it was first sorted."""
    if verb == "accept":
        return {"accepted_on": facts.on, "handling": Handling.ACCEPT}
    if verb == "resolve":
        return {"resolved_on": facts.on, "outcome": facts.outcome}
    if verb == "withdraw":
        return {"resolved_on": facts.on, "outcome": Outcome.WITHDRAWN}
    return {"processed_on": petition.processed_on or facts.on, **_sorting(verb, facts)}


def _sorting(verb: str, facts: Facts) -> Changes:
    if verb == "process":
        return {
            "eligible": True,
            "competence": Competence.WITHIN,
            "handling": Handling.ACCEPT,
            "complex": facts.complex,
        }
    if verb in _SENT_AWAY:
        return {
            "eligible": True,
            "competence": Competence.OUTSIDE,
            "handling": _SENT_AWAY[verb],
        }
    return {"eligible": False, "handling": _SET_ASIDE[verb]}
