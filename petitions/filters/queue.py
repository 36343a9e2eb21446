"""Saved queues of petitions: each is one condition, for its list and for its count alike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Least

from petitions.enums import PetitionStatus, ProposalState
from petitions.models import Petition, PetitionClaim, PetitionHandler, PetitionProposal
from petitions.models.petition import PetitionQuerySet
from petitions.rules.workflow import FINAL
from wards.calendar import working_calendar
from wards.rules.lateness import SOON
from wards.rules.reader import WARD_OFFICE, Reader


@dataclass(frozen=True)
class Asked:
    """Who asks, when, and up to which day something is due soon."""

    reader: Reader
    at: datetime
    soon: date


@dataclass(frozen=True)
class Queue:
    """A queue: its word in the address, its name, and which petitions wait in it."""

    key: str
    name: str
    where: Callable[[Asked], Q]


_OPEN = Q(resolved_on__isnull=True) & ~Q(status__in=FINAL)


def _status(status: PetitionStatus) -> Callable[[Asked], Q]:
    return lambda _asked: Q(status=status)


def _soon(asked: Asked) -> Q:
    days = (asked.reader.day, asked.soon)
    return _OPEN & (Q(due_on__range=days) | Q(step_due_on__range=days))


def _late(asked: Asked) -> Q:
    today = asked.reader.day
    return _OPEN & (Q(due_on__lt=today) | Q(step_due_on__lt=today))


def _returned(asked: Asked) -> Q:
    mine = PetitionProposal.objects.filter(
        petition=OuterRef("pk"), state=ProposalState.RETURNED, proposed_by=asked.reader.user_id
    )
    return Q(Exists(mine))


def _to_approve(asked: Asked) -> Q:
    waiting = PetitionProposal.objects.filter(petition=OuterRef("pk"), state=ProposalState.WAITING)
    chaired = asked.reader.works_in.get("ward_chair", frozenset())
    return Q(Exists(waiting), pk__in=Petition.objects.of_office(chaired))


def _mine(asked: Asked) -> Q:
    held = PetitionClaim.objects.filter(
        petition=OuterRef("pk"), user=asked.reader.user_id, until__gt=asked.at
    )
    return Q(Exists(held))


def _answered_for(asked: Asked) -> Q:
    """Given to the person, or recorded by the person and given to nobody."""
    handlers = PetitionHandler.objects.filter(petition=OuterRef("pk"))
    mine = Exists(handlers.filter(user=asked.reader.user_id))
    return _OPEN & (Q(mine) | Q(~Exists(handlers), created_by=asked.reader.user_id))


QUEUES: Final = (
    Queue("moi", "Mới", _status(PetitionStatus.RECEIVED)),
    Queue("cho-bo-sung", "Chờ bổ sung", _status(PetitionStatus.AWAITING)),
    Queue("sap-den-han", "Hạn ≤ 3 ngày làm việc", _soon),
    Queue("tre", "Trễ", _late),
    Queue("tra-lai", "Trả lại cho tôi", _returned),
    Queue("cho-duyet", "Chờ tôi duyệt", _to_approve),
    Queue("dang-giu", "Tôi đang giữ", _mine),
    Queue("toi-phu-trach", "Tôi phụ trách", _answered_for),
)


def asked_now(reader: Reader, at: datetime) -> Asked:
    """The reader's question at an instant of the reader's day."""
    return Asked(reader, at, working_calendar().add_working(reader.day, SOON))


def everything(reader: Reader) -> PetitionQuerySet:
    """The petitions of the reader's own offices that the reader may open."""
    return Petition.objects.visible_to(reader).live().filter(unit__in=reader.units(*WARD_OFFICE))


def waiting_in(queue: Queue, asked: Asked) -> PetitionQuerySet:
    """The petitions of a queue, what is due first before the others."""
    rows = everything(asked.reader).filter(queue.where(asked))
    return rows.annotate(first_due=Least("due_on", "step_due_on")).order_by(
        F("first_due").asc(nulls_last=True), "received_on", "pk"
    )


def counts_of(asked: Asked) -> dict[str, int]:
    """How many wait in each queue, in one statement."""
    named = {
        f"n{place}": Count("pk", filter=queue.where(asked)) for place, queue in enumerate(QUEUES)
    }
    found = everything(asked.reader).aggregate(**named)
    return {queue.key: found[f"n{place}"] for place, queue in enumerate(QUEUES)}
