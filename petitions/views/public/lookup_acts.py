"""What a sender does on the page of the own petition, behind its code and four digits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms

from petitions.actions import after_answer as actions
from petitions.actions import alert as alerts
from petitions.enums import AlertChannel
from petitions.forms.after_answer import AgainForm, AlertForm, RatingForm
from songcong.core.errors import Refused
from songcong.core.sms import gateway
from wards.calendar import law

Forms = dict[str, forms.Form]
STOP = "ngung-tin"


@dataclass(frozen=True)
class Done:
    """What is said of an act, or the form that it was not taken from."""

    said: str = ""
    forms: Forms = field(default_factory=dict)


def act_of(data: Mapping[str, Any], petition: Any, *, at: datetime) -> Done:
    """Do what the form sent along asks for; nothing where there is none."""
    if data.get("viec") == RatingForm.act:
        return _rate(RatingForm(data), petition, at)
    if data.get("viec") == AgainForm.act:
        return _ask_again(AgainForm(data), petition, at)
    if data.get("viec") == AlertForm.act:
        return _follow(AlertForm(data, texts=_texts(petition)), petition, at)
    if data.get("viec") == STOP:
        alerts.stop(petition.pk, at=at)
        return Done("Đã ngừng báo tin về đơn này.")
    return Done()


def forms_of(petition: Any, done: Done) -> Forms:
    """The forms of the page: those sent along with what is wrong in them, else fresh ones."""
    rated = {"score": petition.rated or "", "remark": petition.rated_remark or ""}
    fresh: Forms = {
        "rating": RatingForm(initial=rated),
        "again": AgainForm(),
        "alert": AlertForm(texts=_texts(petition)),
    }
    return fresh | done.forms


def _rate(form: RatingForm, petition: Any, at: datetime) -> Done:
    if not form.is_valid():
        return Done(forms={"rating": form})
    data = form.cleaned_data
    try:
        actions.rate(petition.pk, data["score"], data["remark"], at=at)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return Done(forms={"rating": form})
    return Done("Đã ghi đánh giá của bạn. Cảm ơn bạn.")


def _ask_again(form: AgainForm, petition: Any, at: datetime) -> Done:
    if not form.is_valid():
        return Done(forms={"again": form})
    try:
        actions.ask_again(petition.pk, form.cleaned_data["reason"], at=at, law=law())
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return Done(forms={"again": form})
    return Done("Cơ quan đã nhận đề nghị xem lại của bạn.")


def _follow(form: AlertForm, petition: Any, at: datetime) -> Done:
    if not form.is_valid():
        return Done(forms={"alert": form})
    data = form.cleaned_data
    if data.get("email"):
        alerts.follow(petition.pk, AlertChannel.EMAIL, data["email"], at=at)
    if data.get("sms"):
        alerts.follow(petition.pk, AlertChannel.SMS, petition.phone, at=at)
    return Done("Từ nay mỗi bước của đơn sẽ được báo cho bạn, trong giờ làm việc.")


def _texts(petition: Any) -> bool:
    """Whether text messages can be sent: a gateway is set, and the case holds a telephone."""
    return bool(petition.phone) and gateway() is not None
