"""Sort a petition that has just come in: as the table proposes, or otherwise with a reason."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import transaction

from petitions.access import may
from petitions.actions.link import link_parts
from petitions.actions.party import party_of
from petitions.actions.petition import PetitionFacts, create, edit
from petitions.actions.proposal import close_proposals
from petitions.actions.step import take_step
from petitions.enums import Fault, PetitionKind, PetitionStatus, Weight
from petitions.models import Petition, PetitionEvent
from petitions.rules.steps import Facts
from petitions.rules.triage import Answers, Proposal, proposal_for
from songcong.core.errors import Refused
from songcong.core.law import Law
from wards.access import demand
from wards.actions.editing import day_of, locked
from wards.models import User, reader_for

SPLIT = "split"
_FIRST_SEALED = (PetitionKind.DENUNCIATION, PetitionKind.COMPLAINT, PetitionKind.FEEDBACK)
"""The part that the petition itself becomes: its whole text is sealed where one denounces."""


@dataclass(frozen=True)
class Decision:
    """What the officer decides: the step's facts, perhaps another step than was proposed.

    ``parts`` are, for a petition of several contents, what each kind of it says.
    """

    facts: Facts
    verb: str = ""
    why_otherwise: str = ""
    parts: Mapping[str, str] | None = None


@transaction.atomic
def sort_out(
    pk: int,
    answers: Answers,
    decision: Decision,
    *,
    version: int,
    by: User,
    at: datetime,
    law: Law,
) -> Petition:
    """Give the petition its kind by content and take the step that follows.

    What somebody put before the chair until then is closed.

    Raises Refused where the case was sorted already, another step than the proposed one has no
    reason, or the step lacks what it needs; Conflict when somebody saved the case meanwhile.
    """
    petition = locked(Petition.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), "edit", petition))
    if petition.status != PetitionStatus.RECEIVED:
        raise Refused("Đơn đã được phân loại.", code="wrong_state")
    proposal = proposal_for(answers)
    verb = decision.verb or proposal.verb
    if verb != proposal.verb and not decision.why_otherwise.strip():
        raise Refused("Làm khác đề xuất thì phải ghi lý do.", field="why_otherwise")
    close_proposals([petition.pk], by_id=by.pk, at=at)
    if verb == SPLIT:
        return _split(petition, decision.parts or {}, by=by, at=at, law=law)
    petition = _resorted(petition, answers, by=by, at=at, law=law)
    _note(petition, answers, decision, by=by, at=at)
    facts = replace(
        decision.facts,
        complex=answers.is_complex,
        remote=answers.is_remote,
        reason=decision.facts.reason or _reason(proposal, answers),
    )
    return take_step(pk, verb, facts, version=petition.version, by=by, at=at, law=law)


def _reason(proposal: Proposal, answers: Answers) -> str:
    """What the table says of a petition that is not handled."""
    if answers.fault == Fault.NONE:
        return proposal.rule.says
    return f"{Fault(answers.fault).label}. {proposal.rule.says}"


def _resorted(
    petition: Petition, answers: Answers, *, by: User, at: datetime, law: Law
) -> Petition:
    """The petition with the kind, the instance and the weight that were answered."""
    if answers.kind != petition.kind:
        facts = _facts_of(petition, answers.kind)
        petition = edit(petition.pk, facts, None, version=petition.version, by=by, at=at, law=law)
    petition.instance = answers.instance
    petition.urgent = answers.weight == Weight.URGENT
    petition.save(update_fields=["instance", "urgent"])
    return petition


def _facts_of(petition: Petition, kind: str) -> PetitionFacts:
    return PetitionFacts(
        received_on=petition.received_on,
        source=petition.source,
        kind=kind,
        signers=petition.signers,
        field=petition.field,
        content=petition.content,
        complex=petition.complex,
        neighbourhood_text=petition.neighbourhood_text,
        subject=petition.subject,
        entered_from=petition.entered_from,
    )


def _note(
    petition: Petition, answers: Answers, decision: Decision, *, by: User, at: datetime
) -> None:
    """Write down what was proposed, and why something else was decided."""
    rule = proposal_for(answers).rule
    otherwise = bool(decision.verb and decision.verb != rule.verb)
    PetitionEvent.objects.create(
        petition=petition,
        at=at,
        by=by,
        verb="decide_otherwise" if otherwise else "triage",
        from_state=petition.status,
        to_state=petition.status,
        reason=decision.why_otherwise.strip() if otherwise else rule.says,
        article=rule.article,
        data={"answers": asdict(answers), "row": rule.code},
    )


def _split(
    petition: Petition, parts: Mapping[str, str], *, by: User, at: datetime, law: Law
) -> Petition:
    """Make a file of each content; the petition itself becomes the first.

    It keeps its whole text, behind the words that were written down of its own part.
    """
    told = {kind: parts[kind].strip() for kind in _FIRST_SEALED if parts.get(kind, "").strip()}
    if len(told) < 2:  # noqa: PLR2004  of one content there is nothing to part
        raise Refused("Ghi ít nhất hai nội dung để tách đơn.", field="part_complaint")
    sender = party_of(petition)
    first, *others = told
    part, whole = told[first], petition.content
    words = whole if part in whole else f"{part}\n\nToàn văn đơn: {whole}"
    facts = replace(_facts_of(petition, first), content=words)
    petition = edit(petition.pk, facts, None, version=petition.version, by=by, at=at, law=law)
    made = [
        create(
            petition.office,
            replace(_facts_of(petition, kind), content=told[kind]),
            sender,
            by=by,
            at=at,
            law=law,
        )
        for kind in others
    ]
    link_parts(petition, made, by=by, at=at)
    PetitionEvent.objects.create(
        petition=petition,
        at=at,
        by=by,
        verb=SPLIT,
        from_state=petition.status,
        to_state=petition.status,
        article="Thông tư 05/2021/TT-TTCP",
        data={"parts": len(told)},
    )
    return petition
