"""How every action keeps a petition: its facts checked, its due day and search text anew."""

from contextlib import suppress
from datetime import date, datetime

from django.db import IntegrityError, transaction

from petitions.models import Petition
from petitions.rules.petition_checks import PETITION_CHECKS, PETITION_TITLES
from petitions.rules.search_text import search_text
from petitions.rules.settlement import settlement_deadline
from songcong.core.checks import faults
from songcong.core.errors import Refused
from songcong.core.law import Law
from songcong.core.norms import NormMissing
from songcong.core.text import fold
from wards.actions.editing import day_of, refuse_outside_life
from wards.models import Neighbourhood

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
    set_due(petition, law)
    _place(petition)
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


def _place(petition: Petition) -> None:
    """Find the village or residential group by its folded name within the unit."""
    named = fold(petition.neighbourhood_text)
    if named and (petition.neighbourhood is None or petition.neighbourhood.folded_name != named):
        villages = Neighbourhood.objects.filter(unit=petition.unit_id, folded_name=named)
        petition.neighbourhood = villages.first()
    elif not named:
        petition.neighbourhood = None


def set_due(petition: Petition, law: Law) -> None:
    """Keep by when it must be settled, with the norm and the calendar; raises NormMissing."""
    deadline = settlement_deadline(petition, law)
    petition.due_on = deadline.due_on if deadline else None
    petition.due_key = deadline.norm.key if deadline else ""
    petition.due_citation = deadline.norm.citation if deadline else ""
    petition.due_norm_from = deadline.norm.in_force_from if deadline else None
    petition.due_calendar = (
        law.calendar.peculiar_days(deadline.start, deadline.due_on) if deadline else ""
    )
    ordinary = settlement_deadline(petition, law, extensions=0) if petition.extensions else None
    petition.base_due_on = ordinary.due_on if ordinary else None


def set_step_deadline(petition: Petition, key: str, since: date | None, law: Law) -> None:
    """Keep by when the state at hand must be left; no deadline where no norm is in force."""
    deadline = None
    if key and since is not None:
        with suppress(NormMissing):
            deadline = law.deadline(key, since)
    petition.step_due_on = deadline.due_on if deadline else None
    petition.step_due_key = deadline.norm.key if deadline else ""
    petition.step_due_citation = deadline.norm.citation if deadline else ""
    petition.step_since = since if deadline else None
