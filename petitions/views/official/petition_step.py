"""Taking a petition a step on, giving it to people, opening a denouncer's identity."""

from collections.abc import Iterable
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control

from petitions import access
from petitions.actions import handler as handlers
from petitions.actions.denouncer import reveal as reveal_identity
from petitions.actions.proposal import propose
from petitions.actions.step import take_step
from petitions.enums import PetitionKind, PetitionStatus
from petitions.forms.step import HandlerForm, RevealForm, StepForm
from petitions.models import Petition, PetitionClaim, PetitionProposal
from petitions.rules.answer_template import STEP, TEXT_OF_STEP
from petitions.rules.step_pages import PETITION_STEPS, PETITION_WORDS
from petitions.rules.workflow import SETTLED
from petitions.views.official.inserting import Offer, offer_of
from petitions.views.official.petition_form import DETAIL, opened
from songcong.core import clock
from songcong.core.errors import Conflict
from songcong.core.vietnamese import lower_first
from songcong.core.workflow import Transition
from wards.calendar import law
from wards.forms.record import Difference
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE, Reader
from wards.views.official.buttons import Button, page_url
from wards.views.official.saving import attempt, conflict_page, form_page, status_of


def buttons_of(reader: Reader, petition: Petition) -> list[Button]:
    """What the reader may do with the case: its next steps, then what is always possible."""
    steps = [
        Button(
            row.label,
            reverse(
                "petitions:official-petition-step", args=[petition.pk, PETITION_WORDS[row.verb]]
            ),
            is_step=True,
        )
        for row in access.steps(reader, petition)
    ]
    if petition.status == PetitionStatus.RECEIVED and access.may(reader, "edit", petition):
        triage = reverse("petitions:official-petition-triage", args=[petition.pk])
        steps.insert(0, Button("Phân loại đơn", triage, is_step=True))
    is_open = petition.kind != PetitionKind.DENUNCIATION
    others = (
        *((("edit", "In phiếu", "slip"),) if is_open else ()),
        ("edit", "Soạn văn bản", "letters"),
        *_publishing(petition),
        ("edit", "Sửa", "edit"),
        *((("edit", "Sao chép", "create"),) if is_open else ()),
        (access.ATTACH, "Đính kèm tệp", "attach"),
        *(() if is_open else ((access.ATTACH, "Đính kèm bản che danh tính", "redacted"),)),
        ("edit", "Liên kết đơn", "links"),
        (access.NAME_HANDLER, "Giao xử lý", "handlers"),
        (access.REVEAL, "Xem danh tính người tố cáo", "identity"),
        ("cancel", "Hủy bản ghi", "cancel"),
    )
    return steps + [
        Button(label, page_url("petitions:official-petition", page, petition.pk))
        for verb, label, page in others
        if access.may(reader, verb, petition)
    ]


def _publishing(petition: Petition) -> Iterable[tuple[str, str, str]]:
    """What everyone may come to read of a settled case."""
    if petition.status in SETTLED and petition.kind == PetitionKind.FEEDBACK:
        yield "edit", "Công khai câu trả lời", "publication"
    if petition.status in SETTLED and petition.kind == PetitionKind.DENUNCIATION:
        yield "edit", "Công khai kết luận", "conclusion"


def _step_buttons(petition: Petition, rows: Iterable[Transition]) -> list[Button]:
    return [
        Button(
            row.label,
            reverse(
                "petitions:official-petition-step", args=[petition.pk, PETITION_WORDS[row.verb]]
            ),
            is_step=True,
        )
        for row in rows
    ]


@official(*WARD_OFFICE)
def step(request: OfficialRequest, pk: int, slug: str) -> HttpResponse:
    """One step of the workflow: what its row requires, and its article."""
    verb = PETITION_STEPS.get(slug)
    rows = Petition.objects.visible_to(request.reader).select_related("unit", "claim__user")
    petition = get_object_or_404(rows, pk=pk)
    back = reverse(DETAIL, args=[pk])
    rows_open = access.steps(request.reader, petition)
    row = next((r for r in rows_open if r.verb == verb), None)
    if verb is None:
        raise Http404
    if row is None:
        if not access.may(request.reader, "edit", petition):
            raise PermissionDenied
        if request.method == "POST":
            return _overtaken(request, petition, back)
        messages.warning(request, "Việc này không làm được ở bước hiện tại của hồ sơ.")
        return redirect(back)
    offer = _offer(request, petition, row)
    form = StepForm(
        offer.data if offer else request.POST or None,
        request.FILES or None,
        petition=petition,
        row=row,
        today=request.reader.day,
    )
    if offer:
        offer.settle(form)
    act = _propose if "propose" in request.POST else _take
    return form_page(
        request,
        form,
        lambda: act(request, form, pk, row.verb),
        said=partial(_said, row.label),
        context={**_context(request, petition, row, rows_open), "offer": offer},
        rows=lambda: _rows(form, petition),
        template="petitions/official/petition/step.html",
    )


def _offer(request: OfficialRequest, petition: Petition, row: Transition) -> Offer | None:
    """The templates for the words of the step, where it asks for any."""
    field = TEXT_OF_STEP.get(row.verb, "")
    if ("proof" if field == "no_proof" else field) not in row.requires:
        return None
    return offer_of(request, petition, f"{STEP}{row.verb}", field)


def _said(label: str, done: Petition | PetitionProposal) -> str:
    if isinstance(done, PetitionProposal):
        return f"{label}: đã trình Chủ tịch duyệt."
    return f"{label}: đã ghi. {done.get_status_display()}."


def _overtaken(request: OfficialRequest, petition: Petition, back: str) -> HttpResponse:
    """Somebody took a step first: what was typed stays in sight, to be used for another."""
    said = ((field.label, request.POST.get(name)) for name, field in StepForm.base_fields.items())
    typed = [(label, words) for label, words in said if words]
    context = {"petition": petition, "typed": typed, "back": back}
    return render(request, "petitions/official/petition/overtaken.html", context, status=409)


def _held_by_other(petition: Petition, reader: Reader) -> PetitionClaim | None:
    """The claim of a colleague who has the case in hand just now."""
    held: PetitionClaim | None = getattr(petition, "claim", None)
    if held is None or held.user_id == reader.user_id or held.until <= clock.now():
        return None
    return held


def _copies_to_send(petition: Petition, verb: str) -> dict[str, object] | None:
    """What of a denunciation may go to another office; nothing to say of other steps."""
    if petition.kind != PetitionKind.DENUNCIATION or verb != "forward":
        return None
    names = petition.files.filter(is_redacted=True).order_by("pk")
    return {
        "names": list(names.values_list("original_name", flat=True)),
        "add_url": page_url("petitions:official-petition", "redacted", petition.pk),
    }


def _context(
    request: OfficialRequest, petition: Petition, row: Transition, rows: Iterable[Transition]
) -> dict[str, object]:
    return {
        "title": f"{row.label} – {lower_first(petition.numbered)}",
        "lead": f"Căn cứ: {row.article}",
        "back": reverse(DETAIL, args=[petition.pk]),
        "crumb": petition.numbered,
        "held": _held_by_other(petition, request.reader),
        "copies": _copies_to_send(petition, row.verb),
        "ways": _step_buttons(petition, (other for other in rows if other is not row)),
        "proposes": not request.reader.may_act(petition.office_id, access.NAMED_BY),
    }


@official(*WARD_OFFICE)
def name_handlers(request: OfficialRequest, pk: int) -> HttpResponse:
    """The chair gives a case to people of the office, a denunciation unread, and takes it back."""
    rows = Petition.objects.lines_for(request.reader).select_related("unit")
    petition = get_object_or_404(rows, pk=pk)
    if not access.may(request.reader, access.NAME_HANDLER, petition):
        raise PermissionDenied
    people = handlers.people_of_the_office(petition, request.reader.day)
    form = HandlerForm(request.POST or None, people=people, initial={"version": petition.version})
    back = reverse(DETAIL, args=[pk])
    if request.method == "POST" and form.is_valid():
        change = handlers.release_handler if "release" in request.POST else handlers.name_handler
        try:
            done = attempt(
                form,
                lambda: change(
                    pk,
                    form.cleaned_data["handler"],
                    version=form.seen_version,
                    by=request.user,
                    at=clock.now(),
                ),
            )
        except Conflict as conflict:
            return conflict_page(request, form=form, rows=[], conflict=conflict, back=back)
        if done is not None:
            messages.success(request, "Đã ghi người xử lý.")
            return redirect(request.path)
    named = petition.handlers.select_related("user").order_by("named_at", "pk")
    context = {"form": form, "petition": petition, "named": named, "back": back}
    page = "petitions/official/petition/handlers.html"
    return render(request, page, context, status=status_of(form))


@official(*WARD_OFFICE)
@cache_control(private=True, no_store=True)
def identity(request: OfficialRequest, pk: int) -> HttpResponse:
    """A denouncer's identity for a named handler who says why; every opening is written down."""
    petition = opened(request, pk, access.REVEAL)
    form = RevealForm(request.POST or None)
    context = {"form": form, "petition": petition, "back": reverse(DETAIL, args=[pk])}
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        context["identity"] = attempt(
            form,
            lambda: reveal_identity(petition, by=request.user, at=clock.now(), reason=reason),
        )
    page = "petitions/official/petition/identity.html"
    return render(request, page, context, status=status_of(form))


def _take(request: OfficialRequest, form: StepForm, pk: int, verb: str) -> Petition:
    return take_step(
        pk,
        verb,
        form.facts(),
        version=form.seen_version,
        by=request.user,
        at=clock.now(),
        law=law(),
        upload=form.upload,
    )


def _propose(request: OfficialRequest, form: StepForm, pk: int, verb: str) -> PetitionProposal:
    return propose(
        pk,
        verb,
        form.facts(),
        version=form.seen_version,
        by=request.user,
        at=clock.now(),
        upload=form.upload,
    )


def _rows(form: StepForm, petition: Petition) -> list[Difference]:
    """The step as typed, beside the state in which the case now is."""
    state = Difference("Trạng thái", petition.get_status_display(), "–", differs=False)
    return [state, *form.against(form.as_first_shown())]
