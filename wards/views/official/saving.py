"""How every form of the desk saves: what an action refuses, what two people saved at once."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from songcong.core.errors import Conflict, Refused
from wards.forms.record import Difference, VersionedForm

T = TypeVar("T")


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
