"""Record, correct and cancel mediations at the base."""

from dataclasses import dataclass
from datetime import date

from petitions.enums import MediationOutcome
from petitions.models import Mediation, MediationEvent, MediationFile
from petitions.rules.mediation_scope import refused
from petitions.rules.reception_checks import MEDIATION_CHECKS, MEDIATION_TITLES
from songcong.core.errors import Refused
from wards.actions.editing import found_by, judge
from wards.actions.keeper import Keeper
from wards.models import Unit

ENDED = frozenset({MediationOutcome.SETTLED.value, MediationOutcome.NOT_SETTLED.value})
CANCELS = "Hủy bản ghi và ghi lý do, hoặc sửa phạm vi trong hồ sơ."


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
    if facts.outcome in ENDED and facts.ended_on is None:
        raise Refused("Đã có kết quả thì ghi ngày kết thúc.", field="ended_on")


def _settle(mediation: Mediation, facts: MediationFacts) -> None:
    """The words to find it by, the parties none of them; Refused for what may not be mediated."""
    row = refused(mediation.case.scope) if hasattr(mediation, "case") else None
    if row and facts.outcome in ENDED:
        raise Refused(f"Vụ việc này không được hòa giải: {row.reason} {CANCELS}", field="outcome")
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
    past=("received_on", "ended_on"),
)
