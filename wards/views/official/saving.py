"""How every form of the desk saves: what an action refuses, what two people saved at once."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from songcong.core.errors import Conflict, Refused
from songcong.core.keyset import read_id
from wards.forms.record import Difference, VersionedForm
from wards.models import Record, StoredFile

T = TypeVar("T")
R = TypeVar("R", bound=Record)
VERB: Final = "wards/official/verb.html"
NOT_SAVED: Final = ("review", "look", "insert")
"""Buttons that show the form again: after a conflict, for a look, with a template's words."""


class Refusing(Protocol):
    """A form that can say what an action refused."""

    def refuse(self, refusal: Refused) -> None: ...


def attempt(form: Refusing, call: Callable[[], T]) -> T | None:
    """What the action gives, or nothing where it refused and the form says why.

    What the person has no right to is answered by 403; a conflict is the page's to show.
    """
    try:
        return call()
    except Conflict:
        raise
    except Refused as refusal:
        if refusal.code == "forbidden":
            raise PermissionDenied(refusal.message) from refusal
        form.refuse(refusal)
        return None


def status_of(form: object) -> int:
    """422 for a form with errors, which htmx then shows in place."""
    return 422 if getattr(form, "errors", None) else 200


def record_for(rows: QuerySet[R], pk: int, allowed: Callable[[R], bool]) -> R:
    """The record among those the person may see; 404 where it is not, 403 where not allowed."""
    record: R = get_object_or_404(rows.select_related("unit"), pk=pk)
    if not allowed(record):
        raise PermissionDenied
    return record


def named(request: HttpRequest, word: str, rows: QuerySet[R]) -> R | None:
    """The record of these rows that the address names (``?theo=12``)."""
    asked = read_id(request.GET.get(word, ""))
    return rows.filter(pk=asked).first() if asked else None


def saves(request: HttpRequest, form: forms.Form) -> bool:
    """Whether what was sent is to be saved; a form that is only looked at is read all the same."""
    if request.method != "POST" or not form.is_valid():
        return False
    return not any(button in request.POST for button in NOT_SAVED)


def form_page(  # the parts of one page
    request: HttpRequest,
    form: Any,
    act: Callable[[], T],
    *,
    said: str | Callable[[T], str],
    context: Mapping[str, Any],
    rows: Callable[[], list[Difference]] = list,
    onward: Callable[[T], str] | None = None,
    template: str = VERB,
) -> HttpResponse:
    """A form that acts: done, it leads on; refused, it says why; late, it shows both versions.

    ``context`` holds the page's title and the way ``back``, taken unless ``onward`` gives another;
    ``rows`` what differs on a conflict.
    """
    back = context["back"]
    if saves(request, form):
        try:
            done = attempt(form, act)
        except Conflict as conflict:
            return conflict_page(request, form=form, rows=rows(), conflict=conflict, back=back)
        if done is not None:
            messages.success(request, said if isinstance(said, str) else said(done))
            return redirect(onward(done) if onward else back)
    return render(request, template, {"form": form, **context}, status=status_of(form))


def attached(stored: StoredFile) -> str:
    """What is said of a file hung on a record."""
    return f"Đã đính kèm {stored.original_name}."


def conflict_page(
    request: HttpRequest,
    *,
    form: VersionedForm,
    rows: list[Difference],
    conflict: Conflict,
    back: str,
) -> HttpResponse:
    """Both versions side by side and a choice; nothing that was typed is lost."""
    context = {
        "mine": form,
        "rows": rows,
        "current_version": conflict.current_version,
        "back": back,
    }
    return render(request, "wards/official/conflict.html", context, status=409)
