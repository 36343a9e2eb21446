"""What a sender does on the page of the own petition, behind its code and four digits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms

from petitions.actions import after_answer as actions
from petitions.forms.after_answer import AgainForm, RatingForm
from songcong.core.errors import Refused
from wards.calendar import law

Forms = dict[str, forms.Form]


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
    return Done()


def forms_of(petition: Any, done: Done) -> Forms:
    """The forms of the page: those sent along with what is wrong in them, else fresh ones."""
    rated = {"score": petition.rated or "", "remark": petition.rated_remark or ""}
    fresh: Forms = {"rating": RatingForm(initial=rated), "again": AgainForm()}
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
