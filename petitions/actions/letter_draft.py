"""What a paper says before anybody corrects it: the case in words, and who signs."""

from copy import copy
from dataclasses import replace
from datetime import date

from petitions.actions.denouncer import without_denouncer
from petitions.actions.letter import LetterFacts
from petitions.actions.party import party_of
from petitions.enums import Instance, LetterKind, LetterState, PetitionKind
from petitions.models import Petition
from petitions.rules.letter_words import CaseWords, words_of
from petitions.rules.public_code import show_code
from petitions.rules.settlement import may_be_extended, settlement_deadline
from petitions.rules.workflow import entry_norm
from songcong.core.law import Deadline, Law
from songcong.core.norms import NormMissing
from wards.enums import Role
from wards.models import RoleAssignment

_TOLD_BY = {
    LetterKind.GUIDANCE: ("guide",),
    LetterKind.FORWARDING: ("forward", "urge"),
    LetterKind.REFUSAL: ("refuse", "keep", "return"),
    LetterKind.EXTENSION: ("extend",),
}
"""The steps whose reason, or whose office, a paper tells."""
_TAKEN_UP_BY = {PetitionKind.COMPLAINT: "petition.accept_complaint"}
"""Ten days from receipt (Law on Complaints 02/2011/QH13, Article 27)."""
_POST = "CHỦ TỊCH"
_AUTHORITY = "TM. ỦY BAN NHÂN DÂN"


def first_words(petition: Petition, kind: LetterKind, law: Law, today: date) -> LetterFacts:
    """The paper as it is offered: its words from the case, signed by the chair of the day."""
    words = words_of(kind, _with_days(case_words(petition, law, kind), petition, kind, law, today))
    return LetterFacts(
        subject=words.subject,
        addressee=words.addressee,
        text=words.text,
        recipients=words.recipients,
        authority="" if kind == LetterKind.DECISION else _AUTHORITY,
        post=_POST,
        signatory=_chair(petition.office_id, today),
    )


def case_words(petition: Petition, law: Law, kind: LetterKind | None = None) -> CaseWords:
    """The case as its papers tell it; a denunciation without any trace of its author.

    ``reason`` is that of the step which a paper of this kind tells.
    """
    unit, sender = petition.office, party_of(petition)
    return CaseWords(
        kind=petition.kind,
        label=PetitionKind(petition.kind).label,
        office=f"Ủy ban nhân dân {unit.get_kind_display().lower()} {unit.name}",
        register_no=petition.register_no,
        received_on=petition.received_on,
        content=without_denouncer(petition, petition.content),
        code=show_code(petition.public_code),
        sender=sender.name,
        address=sender.address,
        reason=_reason_of(_TOLD_BY.get(kind, ()) if kind else (), petition),
        is_second=petition.instance == Instance.SECOND,
        process_by=_process_by(petition, law),
        accepted_on=petition.accepted_on,
        due_on=petition.due_on,
        due_citation=petition.due_citation,
        copies=petition.files.filter(is_redacted=True).count(),
        left_out=petition.files.filter(is_redacted=False).count(),
    )


def _with_days(
    case: CaseWords, petition: Petition, kind: LetterKind, law: Law, today: date
) -> CaseWords:
    """The days that the step of this paper gives the case, also before the step is taken."""
    if kind == LetterKind.ACCEPTANCE and petition.accepted_on is None:
        accepted = copy(petition)
        accepted.accepted_on = today
        due = _settled_by(accepted, law, petition.extensions)
        return replace(
            case,
            accepted_on=today,
            due_on=due.due_on if due else None,
            due_citation=due.norm.citation if due else "",
        )
    if kind == LetterKind.EXTENSION:
        return _lengthened(case, petition, law)
    return case


def _lengthened(case: CaseWords, petition: Petition, law: Law) -> CaseWords:
    """The days around an extension: of the step that has no paper yet, else of the next."""
    written = petition.letters.filter(kind=LetterKind.EXTENSION)
    if written.exclude(state=LetterState.CANCELLED).count() < petition.extensions:
        step = petition.events.filter(verb="extend").order_by("-at", "-pk").first()
        if step and step.data.get("from_due") and step.data.get("to_due"):
            was, now = (date.fromisoformat(step.data[name]) for name in ("from_due", "to_due"))
            return replace(case, due_on=was, extended_to=now)
    due = None
    if may_be_extended(petition):
        due = _settled_by(petition, law, petition.extensions + 1)
    return replace(case, reason="", extended_to=due.due_on if due else None)


def _settled_by(petition: Petition, law: Law, extensions: int) -> Deadline | None:
    try:
        return settlement_deadline(petition, law, extensions=extensions)
    except NormMissing:
        return None


def _reason_of(verbs: tuple[str, ...], petition: Petition) -> str:
    """Why the case last took one of these steps, or where it was sent by it."""
    if not verbs:
        return ""
    told = petition.events.filter(verb__in=verbs).exclude(reason="").order_by("-at", "-pk")
    reason: str | None = told.values_list("reason", flat=True).first()
    return (reason or "").strip().rstrip(".")


def _process_by(petition: Petition, law: Law) -> date | None:
    """By when the sender learns whether the case is taken up, by the norm of its own law."""
    key = _TAKEN_UP_BY.get(PetitionKind(petition.kind)) or entry_norm(
        petition.kind, urgent=False, is_complex=False, acknowledged=True
    )
    try:
        return law.deadline(key, petition.received_on).due_on
    except NormMissing:
        return None


def _chair(unit_id: int, today: date) -> str:
    roles = RoleAssignment.objects.in_force(today).filter(unit=unit_id, role=Role.WARD_CHAIR)
    names = roles.order_by("-valid_from", "pk").values_list("user__full_name", flat=True)
    return names.first() or ""
