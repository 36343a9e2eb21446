"""When a petition is taken up, and by when it must be settled."""

from datetime import date
from typing import Protocol

from petitions.enums import Handling, PetitionKind
from songcong.core.law import Deadline, Law

FEEDBACK_KEY = "petition.settle.feedback"
_COMPLEX_KEYS = {
    PetitionKind.COMPLAINT: "petition.settle.complaint.first",
    PetitionKind.DENUNCIATION: "petition.settle.denunciation",
}


class Petition(Protocol):
    """The facts of a petition that its deadline depends on."""

    @property
    def kind(self) -> str: ...
    @property
    def handling(self) -> str: ...
    @property
    def complex(self) -> bool: ...
    @property
    def received_on(self) -> date: ...
    @property
    def processed_on(self) -> date | None: ...
    @property
    def accepted_on(self) -> date | None: ...


def taken_up_on(petition: Petition) -> date | None:
    """The day of acceptance; feedback handled by "Thụ lý" without one: the day it was sorted."""
    if petition.accepted_on is not None:
        return petition.accepted_on
    if petition.kind == PetitionKind.FEEDBACK and petition.handling == Handling.ACCEPT:
        return petition.processed_on
    return None


def norm_key(kind: str, *, is_complex: bool) -> str:
    """The norm of settlement: being complex lengthens it except for feedback."""
    if kind == PetitionKind.FEEDBACK:
        return FEEDBACK_KEY
    key = _COMPLEX_KEYS[PetitionKind(kind)]
    return f"{key}.complex" if is_complex else key


def clock_starts_on(petition: Petition) -> date | None:
    """Feedback counts from its receipt, the others from the day they were taken up."""
    if petition.kind == PetitionKind.FEEDBACK:
        return petition.received_on
    return taken_up_on(petition)


def settlement_deadline(petition: Petition, law: Law) -> Deadline | None:
    """By when it must be settled; None while no clock runs; raises NormMissing."""
    start = clock_starts_on(petition)
    if start is None:
        return None
    return law.deadline(norm_key(petition.kind, is_complex=petition.complex), start)
