"""Pages of one row of the ground: its facts and history, and the forms that change it."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from songcong.core.errors import Refused
from wards.actions.foresee import Outlook
from wards.actions.ground import Act
from wards.forms.record import Difference, VersionedForm
from wards.http import OfficialRequest
from wards.models import GroundEvent
from wards.rules.ground_verbs import verb_in_words
from wards.rules.reader import Reader
from wards.views.official.saving import form_page, saves

T = TypeVar("T")
FORM = "wards/admin/form.html"
MOST_EVENTS = 100


@dataclass(frozen=True)
class Past:
    """An event of the ground, in words."""

    at: datetime
    by: str
    words: str
    label: str
    reason: str
    changed: Sequence[Sequence[str]]


def act_of(request: OfficialRequest, form: Any, at: datetime) -> Act:
    """Who changes the ground, when and why."""
    return Act(request.user, at, form.cleaned_data["reason"])


def history_of(reader: Reader, topic: str, *subjects: int) -> list[Past]:
    """What happened to some rows of a topic, newest first."""
    rows = GroundEvent.objects.lines_for(reader, topic, subjects).select_related("by")
    return [past(event) for event in rows.order_by("-at", "-pk")[:MOST_EVENTS]]


def past(event: GroundEvent) -> Past:
    """One event in words."""
    return Past(
        at=event.at,
        by=str(event.by or ""),
        words=verb_in_words(event.verb),
        label=event.label,
        reason=event.reason,
        changed=event.data.get("changed", ()),
    )


def ground_page(
    request: HttpRequest,
    form: VersionedForm,
    act: Callable[[], T],
    *,
    said: str | Callable[[T], str],
    context: Mapping[str, Any],
    rows: Callable[[], list[Difference]] = list,
    onward: Callable[[T], str] | None = None,
    outlook: Callable[[], Outlook] | None = None,
    template: str = FORM,
) -> HttpResponse:
    """A form that changes the ground; with an ``outlook``, only what was looked at is saved.

    What the look showed is named by a digest of what was typed, so that a word changed
    afterwards is looked at again.
    """
    seen = _digest(request) if outlook else ""
    saved_as_seen = request.POST.get("seen") == seen and saves(request, form)
    if outlook and request.method == "POST" and form.is_valid() and not saved_as_seen:
        try:
            looked = outlook()
        except Refused as refusal:
            form.refuse(refusal)
        else:
            known = {"form": form, "looked": looked, "seen": seen, "looks": True}
            return render(request, template, {**context, **known})
    more = {**context, "looks": outlook is not None}
    return form_page(
        request, form, act, said=said, context=more, rows=rows, onward=onward, template=template
    )


def _digest(request: HttpRequest) -> str:
    """What was typed, told apart from anything else typed."""
    typed = sorted(
        (name, *request.POST.getlist(name))
        for name in request.POST
        if name not in ("csrfmiddlewaretoken", "seen", "look", "save", "reason")
    )
    return hashlib.sha256(repr(typed).encode()).hexdigest()[:32]
