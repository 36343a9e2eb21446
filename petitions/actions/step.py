"""Take a petition one step along the table of its kind."""

from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from petitions.access import may
from petitions.actions.keeping import refuse_faults, save, set_step_deadline
from petitions.enums import ProposalState
from petitions.models import Petition, PetitionEvent, PetitionFile
from petitions.notifications import tell_office, tell_senders
from petitions.rules.petition_checks import PETITION_TITLES
from petitions.rules.steps import Facts, changes_of, hindrance, missing
from petitions.rules.workflow import FINAL, entry_norm, workflow_of
from songcong.core.errors import Refused
from songcong.core.law import Law
from songcong.core.workflow import Transition
from wards.access import demand
from wards.actions.attachments import store
from wards.actions.editing import day_of, locked, touch
from wards.enums import NoticeKind
from wards.models import User, reader_for

_EARLIER = ("received_on", "processed_on", "accepted_on", "suspended_on", "resolved_on")


@transaction.atomic
def take_step(
    pk: int,
    verb: str,
    facts: Facts,
    *,
    version: int,
    by: User,
    at: datetime,
    law: Law,
    upload: "File[bytes] | None" = None,
) -> Petition:
    """Do what the verb's row says; raises Refused where it has none, or something is missing.

    Raises Conflict when somebody saved the case since ``version``.
    """
    petition = locked(Petition.objects.all(), pk, version=version)
    row = _allowed(petition, verb, by, day_of(at))
    has_file = upload is not None or petition.files.filter(step=verb).exists()
    refuse_missing(row, petition, facts, day_of(at), has_file=has_file)
    return _take(row, petition, facts, by=by, at=at, law=law, upload=upload)


def take_senders_step(
    petition: Petition, verb: str, facts: Facts, *, at: datetime, law: Law
) -> Petition:
    """A step that the sender takes; the row is locked, whether it may be taken is the caller's."""
    row = workflow_of(petition.kind, petition.instance).find(petition.status, verb)
    refuse_missing(row, petition, facts, day_of(at), has_file=False)
    return _take(row, petition, facts, by=None, at=at, law=law)


def _take(
    row: Transition,
    petition: Petition,
    facts: Facts,
    *,
    by: User | None,
    at: datetime,
    law: Law,
    upload: "File[bytes] | None" = None,
) -> Petition:
    came_from, was_due = petition.status, petition.due_on
    _apply(row, petition, facts, at)
    _set_next(row, petition, facts, law)
    save(petition, law)
    data = _told(facts) | _moved(petition, row.verb, was_due)
    if upload is not None and by is not None:
        data["sha256"] = store(PetitionFile, petition, upload, by=by, at=at, step=row.verb).sha256
    event = PetitionEvent.objects.create(
        petition=petition,
        at=at,
        by=by,
        verb=row.verb,
        from_state=came_from,
        to_state=petition.status,
        reason=_why(facts),
        article=row.article,
        data=data,
    )
    tell_senders([event])
    told = {"step": row.label}
    by_id = by.pk if by else None
    tell_office(NoticeKind.PETITION_STEP, petition, by_id=by_id, at=at, data=told)
    return petition


def _apply(row: Transition, petition: Petition, facts: Facts, at: datetime) -> None:
    for name, value in changes_of(row.verb, petition, facts).items():
        setattr(petition, name, value)
    refuse_faults(petition, at)
    petition.status = row.target
    petition.proposals.filter(state=ProposalState.RETURNED).update(state=ProposalState.DONE)
    touch(petition)


def _allowed(petition: Petition, verb: str, by: User, today: date) -> Transition:
    """The row of the step, which the person may take with this very case."""
    row = workflow_of(petition.kind, petition.instance).find(petition.status, verb)
    reader = reader_for(by, today)
    if (sentence := hindrance(verb, petition)) and may(reader, "edit", petition):
        raise Refused(sentence)
    demand(may(reader, verb, petition))
    return row


def _set_next(row: Transition, petition: Petition, facts: Facts, law: Law) -> None:
    """By when the next step is due: as the row says, else as of any petition just received."""
    if row.verb in ("acknowledge", "supplied"):
        key = entry_norm(
            petition.kind, urgent=petition.urgent, is_complex=petition.complex, acknowledged=True
        )
        since = petition.received_on if row.verb == "acknowledge" else facts.on
    elif row.target in row.sources:
        return
    else:
        key = row.deadline
        since = facts.on if row.counted_from == "on" else getattr(petition, row.counted_from)
    set_step_deadline(petition, key, since, law)


def _told(facts: Facts) -> dict[str, str]:
    named = {"paper": facts.paper.strip(), "office": facts.office.strip()}
    said = {name: text for name, text in named.items() if text}
    return {"on": facts.on.isoformat(), **said}


def _moved(petition: Petition, verb: str, was: date | None) -> dict[str, str]:
    """The due day before and after; of a suspension only the one that was left."""
    if verb == "resume":
        stopped = petition.events.filter(verb="suspend").latest("pk")
        was = date.fromisoformat(stopped.data["from_due"]) if stopped.data.get("from_due") else None
    if was is None or was == petition.due_on or petition.status in FINAL:
        return {}
    now = {"to_due": petition.due_on.isoformat()} if petition.due_on else {}
    return {"from_due": was.isoformat()} | now


def _why(facts: Facts) -> str:
    no_proof = facts.no_proof.strip()
    parts = (
        facts.ground.strip(),
        facts.reason.strip(),
        f"không kèm tài liệu: {no_proof}" if no_proof else "",
    )
    return "; ".join(part for part in parts if part)


def refuse_missing(
    row: Transition, petition: Petition, facts: Facts, today: date, *, has_file: bool
) -> None:
    """Refuse a day that contradicts the case, and a step that lacks what its row requires."""
    if facts.on > today:
        raise Refused("Ngày ghi chưa tới.", field="on")
    for earlier in _EARLIER:
        day: date | None = getattr(petition, earlier)
        if day is not None and facts.on < day:
            raise Refused(f"Ngày ghi đứng trước {PETITION_TITLES[earlier]}.", field="on")
    for field, sentence in missing(row, petition, facts, has_file=has_file):
        raise Refused(sentence, field=field)
