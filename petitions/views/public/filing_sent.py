"""The end of a citizen's form: all answers once more, the sending, the receipt and its slip."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from petitions.actions.denouncer import Identity
from petitions.actions.filing import Filing, file_petition
from petitions.actions.filing_draft import Draft, keep_draft
from petitions.enums import PetitionKind, PetitionStatus
from petitions.forms.filing import ReviewForm, subject_words
from petitions.models import FilingFile, Petition
from petitions.rules.filing import REVIEW, START, STEPS, WAYS, after, office_of
from petitions.rules.public_code import show_code
from petitions.rules.public_status import STATES
from petitions.views.public.filing import (
    BEGIN,
    TOO_OFTEN,
    address_of,
    current_draft,
    lost,
    token_of,
    units_of,
    unsent_draft,
)
from petitions.views.public.filing_kept import keeps_form
from songcong.core import clock
from songcong.core.address import limit_key
from songcong.core.errors import Refused
from songcong.core.limits import minutes_to_wait
from songcong.core.phone import show_phone
from songcong.core.qr import qr_svg
from songcong.core.step_token import give_token
from songcong.core.vietnamese import number
from wards.calendar import law
from wards.http import public
from wards.models import Unit

SENDINGS: Final = "30/h"
TOO_FAST: Final = "Hãy đọc lại các câu trả lời rồi gửi."
DONE: Final = "petitions:public-filing-done"
KINDS: Final = dict(PetitionKind.choices)


@dataclass(frozen=True)
class Answered:
    """One answer on the page that shows them all, and where it is changed."""

    label: str
    value: str
    url: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
@keeps_form(lambda: ReviewForm)
def review(request: HttpRequest) -> HttpResponse:
    """All answers, what others will see, and the button that sends."""
    draft = unsent_draft(request)
    if draft is None:
        sent = current_draft(request)
        return redirect(DONE) if sent else lost()
    following = after(set(draft.answers))
    if following != REVIEW or START not in draft.answers:
        return redirect(address_of(following))
    form = ReviewForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if token_of(request, REVIEW, draft) is None:
            return lost()
        status = _sent(request, form, draft)
        if draft.receipt:
            return redirect(DONE)
    return render(
        request, "petitions/public/filing/review.html", _shown(form, draft), status=status
    )


@never_cache
@require_safe
@public
def done(request: HttpRequest) -> HttpResponse:
    """The receipt, as long as the browser keeps the draft's key: a day."""
    return _receipt(request, "petitions/public/filing/done.html")


@never_cache
@require_safe
@public
def slip(request: HttpRequest) -> HttpResponse:
    """The receipt on a page of A5."""
    return _receipt(request, "petitions/public/filing/slip.html")


def _sent(request: HttpRequest, form: ReviewForm, draft: Draft) -> int:
    """Send the petition in; the receipt is in the draft then, else the form says what is wrong."""
    if not form.is_valid():
        return 422
    seconds = clock.real_now().timestamp() - draft.began
    if seconds < settings.FILING_LEAST_SECONDS:
        form.add_error(None, TOO_FAST)
        return 422
    if minutes := minutes_to_wait(request, "filing", limit_key, SENDINGS):
        form.add_error(None, TOO_OFTEN.format(minutes=minutes))
        return 429
    unit = draft.of("noi")["unit"]
    try:
        petition = file_petition(unit, _filing(draft), key=draft.key, at=clock.now(), law=law())
    except Refused as refused:
        form.add_error(None, refused.message)
        return 422
    draft.answers, draft.receipt = {}, _told(petition)
    keep_draft(draft)
    return 200


def _filing(draft: Draft) -> Filing:
    matter, place, sender = (draft.of(step) for step in ("viec", "noi", "nguoi"))
    return Filing(
        kind=draft.of(START)["way"],
        subject=matter["subject"],
        field=subject_words(matter["subject"]),
        content=matter["content"],
        place=place["place"],
        neighbourhood_text=place["neighbourhood_text"],
        sender=Identity(sender["name"], sender["phone"], sender["address"]),
        signers=sender["signers"],
        email=sender.get("email", ""),
        agrees=bool(sender.get("agrees")),
    )


def _told(petition: Petition) -> dict[str, str]:
    """The receipt as the draft keeps it."""
    step, answer = petition.step_due_on, petition.due_on
    return {
        "code": petition.public_code,
        "digits": petition.lookup_digits,
        "kind": petition.get_kind_display(),
        "number": petition.register_no,
        "unit": str(petition.unit),
        "received": petition.received_on.isoformat(),
        "step_due": step.isoformat() if step else "",
        "due": answer.isoformat() if answer else "",
    }


def _receipt(request: HttpRequest, template: str) -> HttpResponse:
    draft = current_draft(request)
    if draft is None or not draft.receipt:
        return lost()
    told = draft.receipt
    code = show_code(told["code"])
    context = {
        "code": code,
        "digits": told["digits"],
        "kind": told["kind"],
        "number": told["number"],
        "office": office_of(told["unit"]),
        "unit": told["unit"],
        "received": date.fromisoformat(told["received"]),
        "step_due": date.fromisoformat(told["step_due"]) if told["step_due"] else None,
        "due": date.fromisoformat(told["due"]) if told["due"] else None,
        "qr": qr_svg(code, title=f"Mã tra cứu {code}", scale=7),
        "address": request.build_absolute_uri(reverse("petitions:public-lookup")),
    }
    return render(request, template, context)


def _shown(form: ReviewForm, draft: Draft) -> dict[str, Any]:
    units = units_of(clock.today())
    unit: Unit | None = units.get(draft.of("noi")["unit"])
    kind = KINDS[draft.of(START)["way"]]
    return {
        "form": form,
        "token": give_token(REVIEW, clock.real_now(), draft.key),
        "number": len(STEPS) + 2,
        "answers": _answers(draft, unit, FilingFile.objects.public(draft.key).count()),
        "kind": kind,
        "agrees": bool(draft.of("nguoi").get("agrees")),
        "is_complaint": draft.of(START)["way"] == PetitionKind.COMPLAINT,
        "unit": unit,
        "office": office_of(str(unit)) if unit else "",
        "state": STATES[PetitionStatus.RECEIVED],
        "back": address_of(STEPS[-1]),
    }


def _answers(draft: Draft, unit: Unit | None, files: int) -> list[Answered]:
    matter, place, sender = (draft.of(step) for step in ("viec", "noi", "nguoi"))
    titles = {way.key: way.title for way in WAYS}
    where = ", ".join(part for part in (place["place"], place["neighbourhood_text"]) if part)
    told = (
        ("Bạn cần", titles[draft.of(START)["way"]], reverse(BEGIN)),
        ("Loại việc", subject_words(matter["subject"]), address_of("viec")),
        ("Sự việc", matter["content"], address_of("viec")),
        ("Nơi nhận đơn", str(unit or ""), address_of("noi")),
        ("Nơi xảy ra", where, address_of("noi")),
        ("Họ và tên", sender["name"], address_of("nguoi")),
        ("Điện thoại", show_phone(sender["phone"]), address_of("nguoi")),
        ("Thư điện tử", sender.get("email", ""), address_of("nguoi")),
        ("Địa chỉ", sender["address"], address_of("nguoi")),
        (
            "Công khai câu trả lời",
            "Đồng ý, không nêu tên" if sender.get("agrees") else "Không",
            address_of("nguoi"),
        ),
        ("Số người cùng gửi", number(sender["signers"]), address_of("nguoi")),
        ("Tệp kèm theo", f"{files} tệp" if files else "Không có", address_of("tep")),
    )
    return [Answered(*one) for one in told]
