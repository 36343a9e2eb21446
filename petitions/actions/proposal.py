"""Put a step before the chair, who approves it or returns it with a remark."""

from collections.abc import Collection
from dataclasses import asdict, replace
from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from petitions.access import APPROVE, may
from petitions.actions.step import refuse_missing, take_step
from petitions.enums import ProposalState
from petitions.models import Petition, PetitionEvent, PetitionFile, PetitionProposal
from petitions.rules.steps import Facts
from petitions.rules.workflow import workflow_of
from songcong.core.errors import Refused
from songcong.core.law import Law
from wards.access import demand
from wards.actions.attachments import store
from wards.actions.editing import day_of, locked
from wards.models import User, reader_for


@transaction.atomic
def propose(
    pk: int,
    verb: str,
    facts: Facts,
    *,
    version: int,
    by: User,
    at: datetime,
    upload: "File[bytes] | None" = None,
) -> PetitionProposal:
    """Keep the step for the chair to approve; it lacks nothing that the step itself needs."""
    petition = locked(Petition.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), verb, petition))
    row = workflow_of(petition.kind, petition.instance).find(petition.status, verb)
    refuse_missing(row, petition, facts, day_of(at), has_file=upload is not None)
    if petition.proposals.waiting().exists():
        raise Refused("Vụ việc này đang có việc chờ duyệt.")
    if upload is not None:
        store(PetitionFile, petition, upload, by=by, at=at, step=verb)
    petition.proposals.filter(state=ProposalState.RETURNED).update(state=ProposalState.DONE)
    _note(petition, "propose", row.label, by, at)
    return PetitionProposal.objects.create(
        petition=petition,
        verb=verb,
        facts=asdict(facts) | {"on": facts.on.isoformat()},
        state=ProposalState.WAITING,
        proposed_at=at,
        proposed_by=by,
    )


@transaction.atomic
def approve(pk: int, *, version: int, by: User, at: datetime, law: Law) -> Petition:
    """Take the step that waits, in the chair's name; raises Conflict as any step does."""
    proposal = _waiting(pk, version, by, at)
    petition = take_step(
        pk,
        proposal.verb,
        facts_of(proposal),
        version=version,
        by=by,
        at=at,
        law=law,
    )
    _decide(proposal, ProposalState.APPROVED, by, at)
    return petition


@transaction.atomic
def send_back(pk: int, remark: str, *, version: int, by: User, at: datetime) -> PetitionProposal:
    """Return the step that waits to whoever proposed it, with what is to be mended."""
    if not remark.strip():
        raise Refused("Trả lại thì phải ghi ý kiến.", field="remark")
    proposal = _waiting(pk, version, by, at)
    proposal.remark = remark.strip()
    _decide(proposal, ProposalState.RETURNED, by, at)
    _note(proposal.petition, "send_back", proposal.remark, by, at)
    return proposal


def close_proposals(petitions: Collection[int], *, by_id: int | None, at: datetime) -> None:
    """Close what waits, or was returned, on cases that are sorted anew: their steps are others now.

    The caller holds the cases.
    """
    proposals = PetitionProposal.objects.open_ones().filter(petition__in=petitions)
    closed = list(proposals.select_related("petition"))
    PetitionProposal.objects.filter(pk__in=[one.pk for one in closed]).update(
        state=ProposalState.CLOSED, decided_by=by_id, decided_at=at
    )
    PetitionEvent.objects.bulk_create(
        PetitionEvent(
            petition=one.petition,
            at=at,
            by_id=by_id,
            verb="close_proposal",
            from_state=one.petition.status,
            to_state=one.petition.status,
        )
        for one in closed
    )


def facts_of(proposal: PetitionProposal) -> Facts:
    """The step as it was proposed."""
    said = dict(proposal.facts)
    on = date.fromisoformat(said.pop("on"))
    return replace(Facts(on=on), **said)


def _waiting(pk: int, version: int, by: User, at: datetime) -> PetitionProposal:
    petition = locked(Petition.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), APPROVE, petition))
    found = petition.proposals.waiting().first()
    if found is None:
        raise Refused("Không còn việc nào chờ duyệt ở vụ việc này.", code="wrong_state")
    return found


def _decide(proposal: PetitionProposal, state: ProposalState, by: User, at: datetime) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, by, at
    proposal.save()


def _note(petition: Petition, verb: str, reason: str, by: User, at: datetime) -> None:
    PetitionEvent.objects.create(
        petition=petition,
        at=at,
        by=by,
        verb=verb,
        from_state=petition.status,
        to_state=petition.status,
        reason=reason,
    )
