"""Several papers at once: drafts for many cases, numbers for many drafts, one file to print."""

import io

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from pypdf import PdfWriter

from petitions.actions import letter as actions
from petitions.actions.letter_draft import first_words
from petitions.enums import LetterKind, LetterState, PetitionStatus
from petitions.forms.letter import SeveralForm, SignedForm
from petitions.models import CaseLetter, Petition
from petitions.rules.letter_forms import FORMS
from petitions.views.official.letter import LETTERS, heading
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.vietnamese import lower_first, short_date
from wards.calendar import law
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE
from wards.rules.rights import units_to_write
from wards.views.official.saving import status_of

BOOK = "petitions:official-letter-list"
MOST = 50
KINDS: dict[LetterKind, tuple[PetitionStatus, ...]] = {
    LetterKind.RECEIPT: (PetitionStatus.RECEIVED,),
    LetterKind.ACCEPTANCE: (PetitionStatus.ACCEPTED,),
    LetterKind.GUIDANCE: (PetitionStatus.TRANSFERRED,),
    LetterKind.FORWARDING: (PetitionStatus.TRANSFERRED,),
    LetterKind.ANSWER: (PetitionStatus.RESOLVED,),
}
"""The papers that can be begun for many cases, and the states of the cases that wait for one."""
_HANDLED = {LetterKind.GUIDANCE: ("guide",), LetterKind.FORWARDING: ("forward", "urge")}


@official(*WARD_OFFICE)
def draft_several(request: OfficialRequest) -> HttpResponse:
    """The cases that wait for a kind of paper; a draft for each that is chosen."""
    kind = _kind_of(request)
    waiting = list(_waiting(request, kind)[: MOST + 1])
    rows = [(str(case.pk), _named(case)) for case in waiting[:MOST]]
    form = SeveralForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        cases = [case for case in waiting if str(case.pk) in form.chosen]
        made, refusals = _draft_each(request, kind, cases)
        _tell(request, made, "Đã soạn {} bản thảo.", refusals)
        return redirect(f"{reverse(BOOK)}?state={LetterState.DRAFT}")
    context = {
        "form": form,
        "rows": rows,
        "back": reverse(BOOK),
        "tabs": [(each.label, f"?loai={each.value}", each == kind) for each in KINDS],
        "more": len(waiting) > MOST,
        "most": MOST,
    }
    page = "petitions/official/letter/draft_several.html"
    return render(request, page, context, status=status_of(form))


@official(*WARD_OFFICE)
def issue_several(request: OfficialRequest) -> HttpResponse:
    """The drafts of the office; each chosen one gets its number, one after the other."""
    drafts = list(_drafts(request)[: MOST + 1])
    rows = [(f"{draft.pk}-{draft.version}", _draft_named(draft)) for draft in drafts[:MOST]]
    form = SeveralForm(request.POST if request.method == "POST" else None, rows=rows)
    if form.is_valid():
        ticked = {value: name for value, name in rows if value in form.chosen}
        return _look_or_issue(request, ticked, drafts)
    more = len(drafts) > MOST
    context = {"form": form, "rows": rows, "back": reverse(BOOK), "more": more, "most": MOST}
    page = "petitions/official/letter/issue_several.html"
    return render(request, page, context, status=status_of(form))


def _look_or_issue(
    request: OfficialRequest, ticked: dict[str, str], drafts: list[CaseLetter]
) -> HttpResponse:
    """What each ticked draft would become and why others stay; once confirmed, the deed."""
    form = SignedForm(request.POST if "confirmed" in request.POST else None)
    if form.is_valid():
        issued, refusals = _issue_each(request, ticked)
        _tell(request, issued, "Đã ban hành {} văn bản.", refusals)
        return redirect(BOOK)
    ready, left = _foreseen([draft for draft in drafts if f"{draft.pk}-{draft.version}" in ticked])
    context = {
        "form": form,
        "ready": ready,
        "left": left,
        "day": request.reader.day,
        "back": reverse(BOOK),
        "several": reverse("petitions:official-letter-issue-several"),
    }
    page = "petitions/official/letter/issue_look.html"
    return render(request, page, context, status=status_of(form))


def _foreseen(chosen: list[CaseLetter]) -> tuple[list[CaseLetter], list[tuple[str, str]]]:
    """The drafts that can be issued one after the other; the others, each with why not."""
    stand: dict[int, list[str]] = {}
    for pk, kind in actions.issued_from({draft.petition_id for draft in chosen}):
        stand.setdefault(pk, []).append(kind)
    ready, left = [], []
    for draft in chosen:
        issued = stand.setdefault(draft.petition_id, [])
        if sentence := actions.hindrance(draft, issued):
            left.append((_draft_named(draft), sentence))
        else:
            issued.append(draft.kind)
            ready.append(draft)
    return ready, left


@require_safe
@official(*WARD_OFFICE)
def printed(request: OfficialRequest) -> HttpResponse:
    """The newest issued papers of a day as one PDF (``?since=``, today where none is named)."""
    day = LETTERS.filters(request.GET, {}).cleaned_data.get("since") or request.reader.day
    rows = CaseLetter.objects.visible_to(request.reader).filter(
        unit__in=units_to_write(request.reader, "letter"),
        state=LetterState.ISSUED,
        dated_on=day,
        laid_version__gt=0,
    )
    papers = list(rows.order_by("book", "number")[:MOST])
    if not papers:
        messages.warning(request, f"Chưa có văn bản nào ban hành ngày {short_date(day)} để in.")
        return redirect(BOOK)
    writer, file = PdfWriter(), io.BytesIO()
    for paper in papers:
        with paper.pdf.open("rb") as pdf:
            writer.append(io.BytesIO(pdf.read()))
    writer.write(file)
    answer = HttpResponse(file.getvalue(), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="van-ban-{day.isoformat()}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _kind_of(request: OfficialRequest) -> LetterKind:
    asked = request.GET.get("loai", LetterKind.RECEIPT)
    if asked not in KINDS:
        raise Http404
    return LetterKind(asked)


def _waiting(request: OfficialRequest, kind: LetterKind) -> QuerySet[Petition]:
    """Cases of the office, oldest first, that have no paper of the kind yet."""
    has_one = CaseLetter.objects.visible_to(request.reader).filter(
        petition=OuterRef("pk"), kind=kind
    )
    rows = Petition.objects.visible_to(request.reader).live()
    rows = rows.of_office(units_to_write(request.reader, "letter")).filter(
        ~Exists(has_one.exclude(state=LetterState.CANCELLED)),
        kind__in=FORMS[kind].cases,
        status__in=KINDS[kind],
    )
    if kind in _HANDLED:
        rows = rows.filter(handling__in=_HANDLED[kind])
    return rows.select_related("unit", "successor").order_by("-received_on", "-pk")


def _drafts(request: OfficialRequest) -> QuerySet[CaseLetter]:
    rows = CaseLetter.objects.visible_to(request.reader).filter(
        state=LetterState.DRAFT, unit__in=units_to_write(request.reader, "letter")
    )
    return rows.select_related("petition", "unit").order_by("book", "created_at", "pk")


def _draft_each(
    request: OfficialRequest, kind: LetterKind, cases: list[Petition]
) -> tuple[int, list[str]]:
    """Each draft is a transaction of its own: one that is refused leaves the others standing."""
    known, made, refusals = law(), 0, []
    for case in cases:
        words = first_words(case, kind, known, request.reader.day)
        try:
            actions.draft(case, kind, words, by=request.user, at=clock.now())
            made += 1
        except Refused as refusal:
            refusals.append(f"{case.numbered}: {refusal.message}")
    return made, refusals


def _issue_each(request: OfficialRequest, ticked: dict[str, str]) -> tuple[int, list[str]]:
    """Issue each, one after the other; ``ticked`` names the drafts by their id and version."""
    issued, refusals = 0, []
    for value, name in ticked.items():
        pk, _, version = value.partition("-")
        try:
            actions.issue(
                int(pk), signed=True, version=int(version), by=request.user, at=clock.now()
            )
            issued += 1
        except Refused as refusal:
            refusals.append(f"{name}: {refusal.message}")
    return issued, refusals


def _tell(request: OfficialRequest, done: int, said: str, refusals: list[str]) -> None:
    if done:
        messages.success(request, said.format(done))
    for refusal in refusals:
        messages.warning(request, refusal)


def _named(case: Petition) -> str:
    number = f" số {case.register_no}" if case.register_no else ""
    return f"{case.get_kind_display()}{number}, nhận ngày {short_date(case.received_on)}"


def _draft_named(draft: CaseLetter) -> str:
    return f"{heading(draft)} · {lower_first(draft.petition.numbered)} · {draft.subject}"
