"""Sorting a petition that has just come in: five questions on one page, one proposal."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from petitions.actions.triage import SPLIT, sort_out
from petitions.enums import PetitionKind, PetitionStatus
from petitions.forms.triage import TriageForm, initial_of
from petitions.models import Petition
from petitions.rules.triage import Proposal, proposal_for
from petitions.rules.workflow import ENDS, workflow_of
from petitions.views.official.petition_form import DETAIL, opened
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.law import Law
from wards.calendar import law
from wards.forms.record import Difference
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE
from wards.views.official.saving import form_page

PAGE = "petitions/official/petition/triage.html"
_SHOWN = {"process", "guide", "forward", "urge", "ask_more", "refuse", "return", "keep"}


@dataclass(frozen=True)
class Suggestion:
    """A proposal as the page says it: what to do, by when, with which letter."""

    says: str
    kind: str
    step: str
    article: str
    letter: str
    step_due_on: date | None
    due_on: date | None
    due_citation: str


@official(*WARD_OFFICE)
def triage(request: OfficialRequest, pk: int) -> HttpResponse:
    """The questions with ready answers, what follows from them, and one button that does it."""
    petition = opened(request, pk, "edit")
    back = reverse(DETAIL, args=[pk])
    if petition.status != PetitionStatus.RECEIVED:
        messages.warning(request, "Đơn đã được phân loại.")
        return redirect(back)
    first = initial_of(petition, request.reader.day)
    form = TriageForm(request.POST or None, petition=petition, initial=first)

    def rows() -> list[Difference]:
        stored = opened(request, pk, "edit")
        shown = TriageForm(petition=stored, initial=initial_of(stored, request.reader.day))
        return form.against(shown)

    context = {
        "petition": petition,
        "back": back,
        "suggestion": _suggestion(petition, form, request.reader.day),
    }
    return form_page(
        request,
        form,
        lambda: _sort_out(request, form, pk),
        said=_said,
        context=context,
        rows=rows,
        template=PAGE,
    )


def _sort_out(request: OfficialRequest, form: TriageForm, pk: int) -> Petition:
    return sort_out(
        pk,
        form.answers(),
        form.decision(),
        version=form.seen_version,
        by=request.user,
        at=clock.now(),
        law=law(),
    )


def _said(petition: Petition) -> str:
    """What became of it: its state, by when something is owed, the files parted from it."""
    due = None if petition.status in ENDS else petition.due_on or petition.step_due_on
    by_when = f" Hạn: {due:%d/%m/%Y}." if due else ""
    last = petition.events.order_by("-at", "-pk").first()
    parts = last.data.get("parts", 0) if last and last.verb == SPLIT else 0
    parted = f" Đã tách thêm {parts - 1} hồ sơ, xem ở Đơn liên kết." if parts else ""
    return f"Đã phân loại: {petition.get_status_display()}.{by_when}{parted}"


def _suggestion(petition: Petition, form: TriageForm, today: date) -> Suggestion:
    """What the answers on the page lead to; of answers not yet given, what stands ready."""
    valid = form.is_bound and form.is_valid()
    shown = form if valid else TriageForm(_ready(petition, today), petition=petition)
    shown.is_valid()
    answers = shown.answers()
    return _in_words(petition, proposal_for(answers), answers.kind, today)


def _ready(petition: Petition, today: date) -> dict[str, str]:
    return {name: str(value) for name, value in initial_of(petition, today).items()} | {
        "on": f"{today:%d/%m/%Y}"
    }


def _in_words(petition: Petition, proposal: Proposal, kind: str, today: date) -> Suggestion:
    the_law = law()
    rule = proposal.rule
    starts = petition.received_on if kind == PetitionKind.FEEDBACK else today
    settled = _deadline(the_law, proposal.norm_key, starts)
    step = _deadline(the_law, rule.deadline, petition.received_on)
    return Suggestion(
        says=rule.says,
        kind=PetitionKind(kind).label,
        step="Tách đơn" if rule.verb == SPLIT else _label(kind, rule.verb),
        article=rule.article,
        letter=rule.letter,
        step_due_on=step[0],
        due_on=settled[0],
        due_citation=settled[1],
    )


def _label(kind: str, verb: str) -> str:
    return workflow_of(kind).find(PetitionStatus.RECEIVED, verb).label


def _deadline(the_law: Law, key: str, start: date) -> tuple[date | None, str]:
    if not key:
        return None, ""
    try:
        found = the_law.deadline(key, start)
    except Refused:
        return None, ""
    return found.due_on, found.norm.citation
