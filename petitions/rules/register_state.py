"""The state of a petition that comes from a register, told from its dates."""

from datetime import date
from typing import Protocol

from petitions.enums import Handling, Outcome, PetitionStatus
from petitions.rules.settlement import TakenUp, taken_up_on
from petitions.rules.workflow import entry_norm, workflow_of

_SENT_ON = (Handling.GUIDE, Handling.FORWARD, Handling.URGE)
_PUT_AWAY = (Handling.KEEP, Handling.RETURN)


class Dated(TakenUp, Protocol):
    """The facts of a petition that its state depends on."""

    @property
    def resolved_on(self) -> date | None: ...
    @property
    def outcome(self) -> str: ...


def register_state(petition: Dated) -> PetitionStatus:
    """How far the petition has come: the last step that has a date."""
    if petition.resolved_on is not None:
        withdrawn = petition.outcome == Outcome.WITHDRAWN
        return PetitionStatus.WITHDRAWN if withdrawn else PetitionStatus.RESOLVED
    if taken_up_on(petition) is not None:
        return PetitionStatus.ACCEPTED
    if petition.processed_on is None:
        return PetitionStatus.RECEIVED
    if petition.handling in _SENT_ON:
        return PetitionStatus.TRANSFERRED
    return PetitionStatus.CLOSED if petition.handling in _PUT_AWAY else PetitionStatus.PROCESSED


def register_step(petition: Dated) -> str:
    """The norm by which the next step is due, counted from the receipt; none once it is taken up.

    A register says nothing of an acknowledgement: its petitions are to be sorted.
    """
    state = register_state(petition)
    if state == PetitionStatus.PROCESSED:
        sorting = workflow_of(petition.kind).find(PetitionStatus.RECEIVED, "process")
        if sorting.deadline:
            return sorting.deadline
    elif state != PetitionStatus.RECEIVED:
        return ""
    return entry_norm(petition.kind, urgent=False, is_complex=petition.complex, acknowledged=True)
