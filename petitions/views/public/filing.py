"""A citizen sends a petition in: one question a page, without script and without account."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from petitions.actions.filing import drop_file, take_file
from petitions.actions.filing_draft import Draft, draft_of, keep_draft
from petitions.enums import PetitionKind
from petitions.forms.filing import (
    FilesForm,
    MatterForm,
    PlaceForm,
    SenderForm,
    StepForm,
    WayForm,
)
from petitions.models import FilingFile
from petitions.rules.filing import START, STEPS, WAYS, after
from petitions.views.public.filing_kept import keeps_form
from songcong.core import clock
from songcong.core.address import limit_key
from songcong.core.errors import Refused
from songcong.core.limits import minutes_to_wait
from songcong.core.step_token import StepToken, give_token, read_token
from wards.http import public
from wards.models import Unit

COOKIE: Final = "gui-y-kien"
COOKIE_SECONDS: Final = 24 * 3600
BEGINNINGS, UPLOADS = "60/h", "60/h"
TOO_OFTEN: Final = "Từ mạng của bạn đã gửi quá nhiều lần. Hãy chờ {minutes} phút rồi thử lại."
FORMS: Final[Mapping[str, type[StepForm]]] = {
    "viec": MatterForm,
    "noi": PlaceForm,
    "nguoi": SenderForm,
    "tep": FilesForm,
}
ELSEWHERE: Final = {
    PetitionKind.DENUNCIATION.value: "petitions:public-filing-denunciation",
    "status": "petitions:public-lookup",
}
BEGIN: Final = "petitions:public-filing"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
@keeps_form(lambda: WayForm)
def start(request: HttpRequest) -> HttpResponse:
    """What one comes for: what is not taken in here leads elsewhere, and nothing is kept."""
    draft = current_draft(request)
    now = clock.real_now()
    if request.method == "POST":
        return _begin(request, draft, now)
    unsent = draft if draft and not draft.receipt else None
    form = WayForm(initial=(unsent.of(START) if unsent else {}))
    return _first_page(request, form, unsent, now)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
@keeps_form(lambda slug: FORMS.get(slug, StepForm))
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """One question; what was answered is shown again, and the answer leads to the next."""
    draft = unsent_draft(request)
    if slug not in FORMS:
        raise Http404
    if draft is None or (request.method == "POST" and token_of(request, slug, draft) is None):
        return lost()
    form = _form(slug, request, draft)
    if request.method != "POST":
        return _page(request, slug, form, draft)
    if not form.is_valid() or (slug == "tep" and not _took(request, form, draft)):
        return _page(request, slug, form, draft, status=422)
    draft.answers[slug] = form.answers()
    keep_draft(draft)
    return redirect(request.path if "add" in request.POST else address_of(after({*draft.answers})))


@require_POST
@public
def remove_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file of one's own draft away."""
    draft = unsent_draft(request)
    if draft is None:
        return lost()
    if not drop_file(draft.key, pk):
        raise Http404
    return redirect(address_of("tep"))


@require_safe
@public
def denunciation(request: HttpRequest) -> HttpResponse:
    """Why a denunciation is not sent in here, and where one goes with it."""
    return render(request, "petitions/public/filing/denunciation.html")


def address_of(slug: str) -> str:
    """The address of a question, or of the page that shows all answers."""
    if slug in FORMS:
        return reverse("petitions:public-filing-step", args=[slug])
    return reverse("petitions:public-filing-review")


def current_draft(request: HttpRequest) -> Draft | None:
    """The draft whose key the browser keeps."""
    key = request.get_signed_cookie(COOKIE, default="", max_age=COOKIE_SECONDS)
    return draft_of(UUID(key)) if key else None


def unsent_draft(request: HttpRequest) -> Draft | None:
    """The same, as long as it was not sent."""
    draft = current_draft(request)
    return draft if draft and not draft.receipt else None


def lost() -> HttpResponse:
    """To the first page: the draft is too old, or the browser keeps no cookies."""
    return redirect(f"{reverse(BEGIN)}?het=1")


def token_of(request: HttpRequest, slug: str, draft: Draft) -> StepToken | None:
    """The token of the page that was sent back, where it is this draft's."""
    token = read_token(request.POST.get("luot", ""), slug, clock.real_now())
    return token if token and token.draft == draft.key else None


def units_of(today: date) -> dict[int, Unit]:
    """The units that take petitions in, by id."""
    return {unit.pk: unit for unit in Unit.objects.public().bases().in_force(today).listed()}


def _begin(request: HttpRequest, draft: Draft | None, now: datetime) -> HttpResponse:
    form = WayForm(request.POST)
    token = read_token(request.POST.get("luot", ""), START, now)
    if token is None:
        return lost()
    if not form.is_valid():
        return _first_page(request, form, draft, now, status=422)
    way = form.cleaned_data["way"]
    if way in ELSEWHERE:
        return redirect(ELSEWHERE[way])
    if minutes := minutes_to_wait(request, "filing-start", limit_key, BEGINNINGS):
        form.add_error(None, TOO_OFTEN.format(minutes=minutes))
        return _first_page(request, form, draft, now, status=429)
    if draft is None or draft.receipt or draft.key != token.draft:
        draft = Draft(token.draft, began=int(token.since.timestamp()))
    draft.answers[START] = form.answers()
    keep_draft(draft)
    response = redirect(address_of(after({*draft.answers})))
    response.set_signed_cookie(
        COOKIE,
        draft.key.hex,
        max_age=COOKIE_SECONDS,
        path=reverse(BEGIN),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _first_page(
    request: HttpRequest, form: WayForm, draft: Draft | None, now: datetime, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "token": give_token(START, now, draft.key if draft else None),
        "ways": [(radio, way.example) for radio, way in zip(form["way"], WAYS, strict=True)],
        "lost": "het" in request.GET,
    }
    return render(request, "petitions/public/filing/start.html", context, status=status)


def _form(slug: str, request: HttpRequest, draft: Draft) -> StepForm:
    """The form of a page, filled with what was sent, else with what was answered before."""
    more: dict[str, Any] = {"units": units_of(clock.today())} if slug == "noi" else {}
    if request.method != "POST":
        return FORMS[slug](initial=draft.of(slug), **more)
    return FORMS[slug](request.POST, files=request.FILES, **more)


def _took(request: HttpRequest, form: StepForm, draft: Draft) -> bool:
    """Keep the files that came along; what is wrong with one is said beside the field."""
    uploads = form.cleaned_data["tep"]
    if not uploads:
        return True
    if minutes := minutes_to_wait(request, "filing-file", limit_key, UPLOADS):
        form.add_error("tep", TOO_OFTEN.format(minutes=minutes))
        return False
    for upload in uploads:
        try:
            take_file(draft.key, upload, at=clock.now())
        except Refused as refused:
            form.add_error("tep", f"{upload.name}: {refused.message}")
    return not form.errors


def _page(
    request: HttpRequest, slug: str, form: StepForm, draft: Draft, status: int = 200
) -> HttpResponse:
    number = STEPS.index(slug) + 2
    before = STEPS[number - 3] if number > 2 else START  # noqa: PLR2004  the first after the first
    context = {
        "form": form,
        "slug": slug,
        "token": give_token(slug, clock.real_now(), draft.key),
        "number": number,
        "of": len(STEPS) + 2,
        "back": reverse(BEGIN) if before == START else address_of(before),
        "files": list(FilingFile.objects.public(draft.key)) if slug == "tep" else [],
    }
    return render(request, "petitions/public/filing/step.html", context, status=status)
