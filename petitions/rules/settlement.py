"""When a petition is taken up, and by when it must be settled."""

from datetime import date
from typing import Protocol

from petitions.enums import Handling, Instance, PetitionKind
from songcong.core.law import Deadline, Law

FEEDBACK_KEY = "petition.settle.feedback"


class TakenUp(Protocol):
    """The facts of a petition that say when it was taken up."""

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


class Petition(TakenUp, Protocol):
    """The facts of a petition that its deadline depends on."""

    @property
    def instance(self) -> str: ...
    @property
    def remote(self) -> bool: ...
    @property
    def extensions(self) -> int: ...
    @property
    def suspended_on(self) -> date | None: ...
    @property
    def suspended_days(self) -> int: ...


def taken_up_on(petition: TakenUp) -> date | None:
    """The day of acceptance; feedback handled by "Thụ lý" without one: the day it was sorted."""
    if petition.accepted_on is not None:
        return petition.accepted_on
    if petition.kind == PetitionKind.FEEDBACK and petition.handling == Handling.ACCEPT:
        return petition.processed_on
    return None


def rungs(kind: str, *, instance: str = Instance.FIRST, remote: bool = False) -> tuple[str, ...]:
    """The norms of settlement from the ordinary one up; an extension climbs one rung.

    Law on Complaints 02/2011/QH13, Articles 28 and 37; Law on Denunciations 25/2018/QH14,
    Article 30; feedback by the city's own regulation.
    """
    if kind == PetitionKind.FEEDBACK:
        return (FEEDBACK_KEY, f"{FEEDBACK_KEY}.extended")
    if kind == PetitionKind.DENUNCIATION:
        stem = "petition.settle.denunciation"
        return (stem, f"{stem}.complex", f"{stem}.especially_complex")
    stem = f"petition.settle.complaint.{instance}"
    return (f"{stem}.remote", f"{stem}.remote_complex") if remote else (stem, f"{stem}.complex")


def norm_key(
    kind: str,
    *,
    is_complex: bool,
    instance: str = Instance.FIRST,
    remote: bool = False,
    extensions: int = 0,
) -> str:
    """The norm of settlement: being complex lengthens it except for feedback."""
    ladder = rungs(kind, instance=instance, remote=remote)
    lowest = int(is_complex and kind != PetitionKind.FEEDBACK)
    return ladder[min(lowest + extensions, len(ladder) - 1)]


def key_of(petition: Petition, *, extensions: int | None = None) -> str:
    """The norm of settlement of a petition, with its extensions unless told otherwise."""
    return norm_key(
        petition.kind,
        is_complex=petition.complex,
        instance=petition.instance,
        remote=petition.remote,
        extensions=petition.extensions if extensions is None else extensions,
    )


def may_be_extended(petition: Petition) -> bool:
    """Whether the law knows a longer time limit than the one that runs."""
    return key_of(petition) != key_of(petition, extensions=petition.extensions + 1)


def clock_starts_on(petition: TakenUp) -> date | None:
    """Feedback counts from its receipt, the others from the day they were taken up."""
    if petition.kind == PetitionKind.FEEDBACK:
        return petition.received_on
    return taken_up_on(petition)


def settlement_deadline(
    petition: Petition, law: Law, *, extensions: int | None = None
) -> Deadline | None:
    """By when it must be settled; None while no clock runs; raises NormMissing.

    Days of suspension do not count (Law on Denunciations 25/2018/QH14, Article 34).
    """
    start = clock_starts_on(petition)
    if start is None or petition.suspended_on is not None:
        return None
    key = key_of(petition, extensions=extensions)
    return law.deadline(key, start, paused=petition.suspended_days)
