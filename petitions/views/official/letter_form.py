"""Writing a paper from a case: choosing its kind, its words, its number, its cancelling."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from petitions.actions import letter as actions
from petitions.actions.letter_draft import first_words
from petitions.enums import LetterKind, PetitionKind
from petitions.forms.letter import IssueForm, LetterWordsForm, VersionForm, initial_from, initial_of
from petitions.models import CaseLetter, Petition
from petitions.rules.answer_template import LETTER
from petitions.rules.letter_forms import FORMS, asked_for, number_line, offered
from petitions.views.official.inserting import offer_of
from petitions.views.official.letter import DETAIL, heading, kinds_of
from petitions.views.official.letter import opened as opened_letter
from petitions.views.official.petition_form import opened as opened_petition
from songcong.core import clock
from songcong.core.vietnamese import lower_first
from wards.actions.numbering import expected_number
from wards.calendar import law
from wards.forms.record import CancelForm, Difference
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE
from wards.views.official.saving import attempt, form_page, saves, status_of

FORM_PAGE = "petitions/official/letter/form.html"


@require_safe
@official(*WARD_OFFICE)
def choose(request: OfficialRequest, pk: int) -> HttpResponse:
    """Which paper: first what the case's state asks for and the case has not."""
    petition = opened_petition(request, pk, "edit")
    has = kinds_of(request.reader, petition)
    due = [kind for kind in asked_for(petition) if kind not in has]
    ways = [
        (form.kind, reverse("petitions:official-letter-create", args=[pk, form.kind]))
        for form in offered(petition)
    ]
    context = {
        "due": [(url, kind.label) for kind, url in ways if kind in due],
        "others": [(url, kind.label) for kind, url in ways if kind not in due],
        "back": _case_url(petition),
        "petition": petition,
    }
    return render(request, "petitions/official/letter/choose.html", context)


@official(*WARD_OFFICE)
def create(request: OfficialRequest, pk: int, kind: str) -> HttpResponse:
    """A new draft, its words taken from the case."""
    petition = opened_petition(request, pk, "edit")
    if kind not in LetterKind or petition.kind not in FORMS[kind].cases:
        raise Http404
    wanted = LetterKind(kind)
    words = first_words(petition, wanted, law(), request.reader.day)
    offer = offer_of(request, petition, f"{LETTER}{kind}", "text", offered=words.text)
    form = LetterWordsForm(
        offer.data, initial=initial_from(words), by_hand=_by_hand(petition, wanted)
    )
    offer.settle(form)
    if saves(request, form):
        made = attempt(
            form,
            lambda: actions.draft(petition, wanted, form.facts(), by=request.user, at=clock.now()),
        )
        if made is not None:
            return redirect(DETAIL, made.pk)
    context = {"form": form, "title": f"Soạn {wanted.label.lower()}", "back": _case_url(petition)}
    context["crumb"] = petition.numbered
    return render(request, FORM_PAGE, {**context, "offer": offer}, status=status_of(form))


@official(*WARD_OFFICE)
def edit(request: OfficialRequest, pk: int) -> HttpResponse:
    """A correction of a draft; the later of two people sees both versions."""
    letter = _writable(request, pk)
    by_hand = _by_hand(letter.petition, LetterKind(letter.kind))
    offer = offer_of(request, letter.petition, f"{LETTER}{letter.kind}", "text")
    form = LetterWordsForm(offer.data, initial=initial_of(letter), by_hand=by_hand)
    offer.settle(form)

    def rows() -> list[Difference]:
        stored = _writable(request, pk)
        return form.against(LetterWordsForm(initial=initial_of(stored)))

    def act() -> CaseLetter:
        return actions.rewrite(
            pk, form.facts(), version=form.seen_version, by=request.user, at=clock.now()
        )

    context = {**_context(letter, f"Sửa {heading(letter)}"), "offer": offer}
    return form_page(
        request, form, act, rows=rows, said="Đã lưu.", context=context, template=FORM_PAGE
    )


@official(*WARD_OFFICE)
def issue(request: OfficialRequest, pk: int) -> HttpResponse:
    """Number, day and frozen words for a draft."""
    letter = _writable(request, pk)
    expected = expected_number(letter.unit, letter.book, request.reader.day)
    initial = {"version": letter.version, "dated_on": request.reader.day}
    form = IssueForm(request.POST or None, initial=initial, letter=letter, expected=expected)

    def act() -> CaseLetter:
        stamp = {name: form.cleaned_data[name] for name in ("signed", "number", "dated_on")}
        return actions.issue(
            pk, **stamp, version=form.seen_version, by=request.user, at=clock.now()
        )

    symbol = FORMS[letter.kind].symbol
    context = _context(letter, f"Ban hành {lower_first(letter.get_kind_display())}")
    context["label"] = "Ban hành"
    context["lead"] = (
        "Sau khi ban hành, nội dung không sửa được nữa; văn bản sai thì hủy và ban hành văn bản "
        "khác."
    )

    def said(done: CaseLetter) -> str:
        return f"Đã ban hành. {number_line(symbol, done.number)}."

    return form_page(request, form, act, said=said, context=context)


@official(*WARD_OFFICE)
def cancel(request: OfficialRequest, pk: int) -> HttpResponse:
    """An issued paper is cancelled; its number stays used."""
    letter = _writable(request, pk)
    form = CancelForm(request.POST or None, initial={"version": letter.version})
    form.fields["reason"].help_text = "Văn bản đã hủy vẫn giữ số trong sổ, ghi rõ là đã hủy."

    def act() -> CaseLetter:
        return actions.cancel(
            pk,
            reason=form.cleaned_data["reason"],
            version=form.seen_version,
            by=request.user,
            at=clock.now(),
        )

    context = {**_context(letter, f"Hủy {heading(letter)}"), "label": "Hủy văn bản"}
    return form_page(request, form, act, said=f"Đã hủy {heading(letter)}.", context=context)


@official(*WARD_OFFICE)
def discard(request: OfficialRequest, pk: int) -> HttpResponse:
    """A draft is thrown away."""
    letter = _writable(request, pk)
    form = VersionForm(request.POST or None, initial={"version": letter.version})

    def act() -> bool:
        actions.discard(pk, version=form.seen_version, by=request.user, at=clock.now())
        return True

    case_url = _case_url(letter.petition)
    context = {
        **_context(letter, f"Bỏ {heading(letter)}"),
        "label": "Bỏ bản thảo",
        "lead": "Bản thảo chưa có số nên xóa hẳn được.",
    }
    if saves(request, form):
        context["back"] = case_url
    return form_page(request, form, act, said="Đã bỏ bản thảo.", context=context)


def _writable(request: OfficialRequest, pk: int) -> CaseLetter:
    """A paper of a case that the person may change; 404 or 403 otherwise."""
    letter = opened_letter(request, pk)
    opened_petition(request, letter.petition_id, "edit")
    return letter


def _by_hand(petition: Petition, kind: LetterKind) -> bool:
    return petition.kind == PetitionKind.DENUNCIATION and not FORMS[kind].to_office


def _case_url(petition: Petition) -> str:
    return reverse("petitions:official-petition-detail", args=[petition.pk])


def _context(letter: CaseLetter, title: str) -> dict[str, str]:
    return {"title": title, "back": reverse(DETAIL, args=[letter.pk]), "crumb": heading(letter)}
