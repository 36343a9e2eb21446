"""Take a petition one step along the table of its kind."""

from datetime import date, datetime

from django.db import transaction

from petitions.access import may
from petitions.actions.keeping import refuse_faults, save
from petitions.models import Petition, PetitionEvent
from petitions.rules.petition_checks import PETITION_TITLES
from petitions.rules.steps import OUTCOMES, Facts, changes_of
from petitions.rules.workflow import workflow_of
from songcong.core.errors import Refused
from songcong.core.law import Law
from songcong.core.workflow import Transition
from wards.access import demand
from wards.actions.editing import day_of, locked, touch
from wards.models import User, reader_for


@transaction.atomic
def take_step(
    pk: int, verb: str, facts: Facts, *, version: int, by: User, at: datetime, law: Law
) -> Petition:
    """Do what the verb's row says: the facts it sets, the state it leads to, its article.

    Raises Refused where the table has no such step now, something it requires is missing or the
    day contradicts the case; Conflict when somebody saved the case since ``version``.
    """
    petition = locked(Petition.objects.all(), pk, version=version)
    row = workflow_of(petition.kind).find(petition.status, verb)
    demand(may(reader_for(by, day_of(at)), verb, petition))
    _refuse_missing(row, petition, facts, day_of(at))
    came_from = petition.status
    for name, value in changes_of(verb, petition, facts).items():
        setattr(petition, name, value)
    refuse_faults(petition, at)
    petition.status = row.target
    touch(petition)
    save(petition, law)
    PetitionEvent.objects.create(
        petition=petition,
        at=at,
        by=by,
        verb=verb,
        from_state=came_from,
        to_state=petition.status,
        reason=facts.reason,
        article=row.article,
        data={"on": facts.on.isoformat()},
    )
    return petition


def _refuse_missing(row: Transition, petition: Petition, facts: Facts, today: date) -> None:
    if facts.on > today:
        raise Refused("Ngày ghi chưa tới.", field="on")
    for earlier in ("received_on", "processed_on", "accepted_on"):
        day: date | None = getattr(petition, earlier)
        if day is not None and facts.on < day:
            raise Refused(f"Ngày ghi đứng trước {PETITION_TITLES[earlier]}.", field="on")
    if "reason" in row.requires and not facts.reason.strip():
        raise Refused("Phải ghi rõ lý do hoặc nơi đến của đơn.", field="reason")
    if "outcome" in row.requires and facts.outcome not in OUTCOMES[petition.kind]:
        raise Refused("Hãy chọn kết quả giải quyết.", field="outcome")
