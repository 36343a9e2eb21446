"""How every action keeps a supervision: its rights, its checks, its number, its event."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from inspections.models import Recommendation, Supervision, SupervisionEvent
from inspections.rules.search_text import search_text
from songcong.core.errors import Refused
from songcong.core.text import words
from wards.access import demand, may
from wards.actions.editing import day_of, locked, refuse_outside_life
from wards.models import User, reader_for


def locked_to(verb: str, pk: int, *, version: int, by: User, at: datetime) -> Supervision:
    """The supervision, locked for somebody of its board's writers; raises Conflict, Refused."""
    supervision = locked(Supervision.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), verb, supervision, supervision.board))
    return supervision


def refuse_faults(supervision: Supervision, at: datetime) -> None:
    """Refuse a day that has not come or lies outside the unit's own life."""
    day, field = supervision.held_on, "held_on"
    if day > day_of(at):
        raise Refused("Ngày giám sát chưa tới.", field=field)
    refuse_outside_life(supervision.unit, day, field=field, title="Ngày giám sát")


def save(supervision: Supervision, recommended: Iterable[str]) -> None:
    """Save it under its number and day; a number that stands in the register is refused.

    The day of the identity follows the day held until a register has brought the line in.
    """
    if not supervision.register_digest:
        supervision.register_on = supervision.held_on
    supervision.search_text = search_text(supervision.subject, recommended)
    taken = Refused(
        f"Số {supervision.register_no} của ngày này đã có trong sổ.", field="register_no"
    )
    if _number_taken(supervision):
        raise taken
    try:
        with transaction.atomic():
            supervision.save()
    except IntegrityError as error:
        if "supervision_register_identity" not in str(error):
            raise
        raise taken from None


def _number_taken(supervision: Supervision) -> bool:
    """Whether another line has the number, compared as registers compare it."""
    if not supervision.register_no:
        return False
    others = Supervision.objects.filter(
        unit=supervision.unit_id, board=supervision.board, register_on=supervision.register_on
    ).exclude(pk=supervision.pk)
    own = words(supervision.register_no)
    return own in {words(number) for number in others.values_list("register_no", flat=True)}


def recommended_on(supervision: Supervision) -> list[str]:
    """What was recommended, in the order in which it was written down."""
    rows = Recommendation.objects.live().filter(finding__supervision=supervision)
    return list(rows.order_by("pk").values_list("content", flat=True))


def note(supervision: Supervision, verb: str, *, by: User, at: datetime, **more: Any) -> None:
    """Write down what happened."""
    SupervisionEvent.objects.create(supervision=supervision, verb=verb, by=by, at=at, **more)
