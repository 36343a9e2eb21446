"""How every action keeps a petition: its facts checked, its due day and search text anew."""

from datetime import datetime

from django.db import IntegrityError, transaction

from petitions.models import Petition
from petitions.rules.petition_checks import PETITION_CHECKS, PETITION_TITLES
from petitions.rules.search_text import search_text
from petitions.rules.settlement import settlement_deadline
from songcong.core.checks import faults
from songcong.core.errors import Refused
from songcong.core.law import Law
from wards.actions.editing import day_of, refuse_outside_life

_CHECKED = frozenset(name for check in PETITION_CHECKS for name in check.names)


def refuse_faults(petition: Petition, at: datetime) -> None:
    """Refuse facts that contradict each other, the calendar or the unit's own life."""
    facts = {name: getattr(petition, name) for name in _CHECKED}
    for field, sentence in faults(PETITION_CHECKS, facts, PETITION_TITLES):
        raise Refused(f"{sentence}.", field=field)
    day, field = petition.received_on, "received_on"
    if day > day_of(at):
        raise Refused("Ngày nhận chưa tới.", field=field)
    refuse_outside_life(petition.unit, day, field=field, title="Ngày nhận")


def save(petition: Petition, law: Law) -> None:
    """Save the case with the due day by the law as given; a number used twice is refused."""
    _set_due(petition, law)
    petition.search_text = search_text(
        petition.kind, petition.register_no, petition.field, petition.content
    )
    try:
        with transaction.atomic():
            petition.save()
    except IntegrityError as error:
        if "petition_register_identity" not in str(error):
            raise
        raise Refused(
            f"Số đơn {petition.register_no} đã có trong sổ của đơn vị.", field="register_no"
        ) from None


def _set_due(petition: Petition, law: Law) -> None:
    deadline = settlement_deadline(petition, law)
    petition.due_on = deadline.due_on if deadline else None
    petition.due_key = deadline.norm.key if deadline else ""
    petition.due_citation = deadline.norm.citation if deadline else ""
