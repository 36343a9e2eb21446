"""What each verb of the workflow needs, and what it changes in the facts of a petition."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from petitions.enums import Competence, Handling, Outcome, PetitionKind, PetitionStatus
from petitions.rules.settlement import Petition, may_be_extended
from songcong.core.workflow import Transition

Changes = dict[str, object]

OUTCOMES: dict[str, tuple[Outcome, ...]] = {
    PetitionKind.COMPLAINT: (Outcome.RIGHT, Outcome.PARTLY_RIGHT, Outcome.WRONG),
    PetitionKind.DENUNCIATION: (Outcome.RIGHT, Outcome.PARTLY_RIGHT, Outcome.WRONG),
    PetitionKind.FEEDBACK: (Outcome.ANSWERED,),
}
"""How a case of each kind may end when it was settled here."""

_SENT_AWAY = {"guide": Handling.GUIDE, "forward": Handling.FORWARD, "urge": Handling.URGE}
_SET_ASIDE = {"keep": Handling.KEEP, "return": Handling.RETURN, "refuse": Handling.KEEP}


@dataclass(frozen=True)
class Facts:
    """What the official says when taking a step: the day it was done, and what it needs.

    ``paper`` is the number of the paper issued, ``office`` whom to turn to, ``ground`` why the
    case is not taken up, ``no_proof`` why there is neither document nor photo of what was done.
    """

    on: date
    complex: bool = False
    remote: bool = False
    outcome: str = ""
    reason: str = ""
    paper: str = ""
    ground: str = ""
    office: str = ""
    no_proof: str = ""


class Stepped(Petition, Protocol):
    """A petition, as far as it has come."""

    @property
    def status(self) -> str: ...
    @property
    def acknowledged_on(self) -> date | None: ...


_SENTENCES = {
    "ground": "Phải nêu căn cứ không thụ lý.",
    "office": "Phải ghi cơ quan mà người gửi đơn cần đến.",
    "reason": "Phải ghi rõ lý do.",
    "paper": "Phải ghi số, ký hiệu của văn bản.",
}
NO_PROOF = "Đính kèm văn bản hoặc ảnh kết quả; nếu không có thì ghi lý do."
NO_DIALOGUE = (
    "Kết quả khác với yêu cầu của người khiếu nại thì phải đối thoại trước "
    "(Luật Khiếu nại 02/2011/QH13 Điều 30)."
)


def hindrance(verb: str, petition: Stepped) -> str:
    """Why a step of the table cannot be taken with this very case; nothing where it can."""
    if verb == "acknowledge" and petition.acknowledged_on is not None:
        return "Đã báo nhận đơn rồi."
    if verb == "extend" and not may_be_extended(petition):
        return "Thời hạn đã dài nhất theo luật, không gia hạn được nữa."
    return ""


def missing(
    row: Transition, petition: Stepped, facts: Facts, *, has_file: bool
) -> Iterator[tuple[str, str]]:
    """What a step needs and was not given: the field and the sentence."""
    for name, sentence in _SENTENCES.items():
        if name in row.requires and not getattr(facts, name).strip():
            yield name, sentence
    if "outcome" in row.requires:
        if facts.outcome not in OUTCOMES[petition.kind]:
            yield "outcome", "Hãy chọn kết quả giải quyết."
        elif _lacks_dialogue(petition, facts):
            yield "outcome", NO_DIALOGUE
    if "proof" in row.requires and not has_file and not any(map(str.isalpha, facts.no_proof)):
        yield "no_proof", NO_PROOF


def _lacks_dialogue(petition: Stepped, facts: Facts) -> bool:
    return (
        petition.kind == PetitionKind.COMPLAINT
        and petition.status != PetitionStatus.DISCUSSED
        and facts.outcome != Outcome.RIGHT
    )


def changes_of(verb: str, petition: Stepped, facts: Facts) -> Changes:
    """The fields that a step sets; the day of sorting stays the day it was first sorted."""
    if verb in _CHANGES:
        return _CHANGES[verb](petition, facts)
    if verb == "process" or verb in _SENT_AWAY or verb in _SET_ASIDE:
        return {"processed_on": petition.processed_on or facts.on, **_sorting(verb, facts)}
    return {}


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


def _accepted(_petition: Stepped, facts: Facts) -> Changes:
    return {"accepted_on": facts.on, "handling": Handling.ACCEPT, "remote": facts.remote}


def _paused_days(petition: Stepped, until: date) -> int:
    since = petition.suspended_on
    return petition.suspended_days + ((until - since).days if since else 0)


def _resumed(petition: Stepped, facts: Facts) -> Changes:
    return {"suspended_on": None, "suspended_days": _paused_days(petition, facts.on)}


def _withdrawn(_petition: Stepped, facts: Facts) -> Changes:
    return {"resolved_on": facts.on, "outcome": Outcome.WITHDRAWN, "suspended_on": None}


_CHANGES: dict[str, Callable[[Stepped, Facts], Changes]] = {
    "acknowledge": lambda _petition, facts: {"acknowledged_on": facts.on},
    "ask_more": lambda petition, facts: {"acknowledged_on": petition.acknowledged_on or facts.on},
    "accept": _accepted,
    "extend": lambda petition, _facts: {"extensions": petition.extensions + 1},
    "suspend": lambda _petition, facts: {"suspended_on": facts.on},
    "resume": _resumed,
    "resolve": lambda _petition, facts: {"resolved_on": facts.on, "outcome": facts.outcome},
    "withdraw": _withdrawn,
}
