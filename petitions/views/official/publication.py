"""An office publishes the answer to feedback, having seen what others will see."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from petitions import access
from petitions.actions import publication as actions
from petitions.enums import PetitionKind
from petitions.forms.publication import ConclusionForm, PublicationForm, UnpublishForm
from petitions.models import AnswerPublication, Petition
from petitions.rules.answer_template import PUBLICATION
from petitions.rules.workflow import SETTLED
from petitions.views.official.inserting import offer_of
from petitions.views.official.petition_facts import shown_of
from songcong.core import clock
from wards.forms.record import VersionedForm
from wards.http import OfficialRequest, official
from wards.rules.file_types import IMAGES, PDF
from wards.rules.reader import WARD_OFFICE
from wards.views.official.saving import form_page

DETAIL = "petitions:official-petition-detail"
TEMPLATE = "petitions/official/petition/publication.html"
NAMES = ("title", "question", "answer", "consent")
SHOWN = (PDF, *IMAGES)
"""Types of files that everyone may be shown."""


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WARD_OFFICE)
def publication(request: OfficialRequest, pk: int) -> HttpResponse:
    """The text to be published; a look shows the page as others will see it."""
    petition = _settled(request, pk, PetitionKind.FEEDBACK)
    shown = AnswerPublication.objects.public().filter(petition=petition).first()
    first = _first(petition, shown)
    untouched = "" if shown else str(first["answer"])
    offer = offer_of(request, petition, PUBLICATION, "answer", offered=untouched)
    form = PublicationForm(
        offer.data,
        files=petition.files.filter(content_type__in=SHOWN).order_by("pk"),
        initial={"version": petition.version, **first},
    )
    offer.settle(form)
    context = {
        "title": "Công khai câu trả lời",
        "petition": petition,
        "offer": offer,
        "public": shown_of(petition),
        "back": reverse(DETAIL, args=[pk]),
        "crumb": petition.numbered,
        "looked": _looked(request, form),
    }
    return form_page(
        request,
        form,
        lambda: actions.publish(
            pk, form.facts(), version=form.seen_version, by=request.user, at=clock.now()
        ),
        said="Đã công bố câu trả lời.",
        context=context,
        template=TEMPLATE,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WARD_OFFICE)
def withdraw(request: OfficialRequest, pk: int) -> HttpResponse:
    """Take a published answer or conclusion down, with a reason; what goes is shown."""
    petition = _settled(request, pk, PetitionKind.FEEDBACK, PetitionKind.DENUNCIATION)
    public = AnswerPublication.objects.public(petition.kind)
    shown = get_object_or_404(public, petition=petition)
    form = UnpublishForm(request.POST or None, initial={"version": petition.version})
    what = "kết luận" if petition.kind == PetitionKind.DENUNCIATION else "câu trả lời"
    return form_page(
        request,
        form,
        lambda: actions.withdraw(
            pk,
            form.cleaned_data["reason"],
            version=form.seen_version,
            by=request.user,
            at=clock.now(),
        ),
        said=f"Đã gỡ {what} khỏi trang công khai.",
        context={
            "title": f"Gỡ {what} đã công bố",
            "back": reverse(DETAIL, args=[pk]),
            "crumb": petition.numbered,
            "label": "Gỡ khỏi trang công khai",
            "shown": shown,
            "public": shown_of(petition),
        },
        template="petitions/official/petition/unpublish.html",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WARD_OFFICE)
def conclusion(request: OfficialRequest, pk: int) -> HttpResponse:
    """The conclusion on a denunciation, published by who handles it."""
    petition = _settled(request, pk, PetitionKind.DENUNCIATION)
    shown = AnswerPublication.objects.public(petition.kind).filter(petition=petition).first()
    said = (
        {"title": shown.title, "answer": shown.answer}
        if shown
        else {"answer": actions.first_conclusion(petition)}
    )
    form = ConclusionForm(request.POST or None, initial={"version": petition.version, **said})
    return form_page(
        request,
        form,
        lambda: actions.publish_conclusion(
            pk,
            form.cleaned_data["title"],
            form.cleaned_data["answer"],
            version=form.seen_version,
            by=request.user,
            at=clock.now(),
        ),
        said="Đã công bố kết luận.",
        context={
            "title": "Công khai kết luận",
            "lead": f"Căn cứ: {actions.BY_LAW}",
            "petition": petition,
            "offer": None,
            "public": shown_of(petition),
            "back": reverse(DETAIL, args=[pk]),
            "crumb": petition.numbered,
            "looked": _looked(request, form),
        },
        template=TEMPLATE,
    )


def _looked(request: OfficialRequest, form: VersionedForm) -> dict[str, Any] | None:
    """What was typed, where it is to be seen as others will see it first."""
    if "look" not in request.POST or not form.is_valid():
        return None
    return {"question": "", "proof": None, **form.cleaned_data}


def _settled(request: OfficialRequest, pk: int, *kinds: str) -> Petition:
    """A case of the reader's office, of one of the kinds, that came to its end."""
    rows = Petition.objects.visible_to(request.reader).select_related("unit", "successor", "party")
    petition = get_object_or_404(rows, pk=pk)
    if petition.kind not in kinds or petition.status not in SETTLED:
        raise Http404
    if not access.may(request.reader, "edit", petition):
        raise PermissionDenied
    return petition


def _first(petition: Petition, shown: AnswerPublication | None) -> dict[str, object]:
    """What stands on the public page, else what is offered."""
    if shown is None:
        facts = actions.first_facts(petition)
        return {name: getattr(facts, name) for name in NAMES} | {"proof": None}
    return {name: getattr(shown, name) for name in NAMES} | {"proof": shown.proof_id}
