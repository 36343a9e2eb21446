"""What the pages over one supervision have in common: whose it is, and how a form is saved."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from inspections.enums import Board
from inspections.models import Supervision
from songcong.core.errors import Conflict
from wards.access import may
from wards.forms.record import Difference
from wards.http import OfficialRequest
from wards.views.official.saving import attempt, conflict_page, status_of

VERB = "wards/official/verb.html"


def mine(request: OfficialRequest, board: Board, pk: int, verb: str = "edit") -> Supervision:
    """The board's supervision, where the person may see it and do so much with it."""
    rows = Supervision.objects.visible_to(request.reader).of_board(board)
    supervision: Supervision = get_object_or_404(rows.select_related("unit"), pk=pk)
    if not may(request.reader, verb, supervision, board.value):
        raise PermissionDenied
    return supervision


def called(supervision: Supervision) -> str:
    """What the supervision is called inside a sentence: "cuộc giám sát số 7"."""
    number = supervision.register_no
    return f"cuộc giám sát số {number}" if number else f"cuộc giám sát: {supervision}"


def form_page(
    request: OfficialRequest,
    form: Any,
    act: Callable[[], object],
    *,
    rows: Callable[[], list[Difference]],
    context: Mapping[str, Any],
    template: str = VERB,
) -> HttpResponse:
    """A form that acts: done, it leads back; refused, it says why; late, it shows both versions.

    ``context`` gives the page's title, the way ``back`` and what is ``said`` when it is done.
    """
    back = context["back"]
    if request.method == "POST" and form.is_valid() and "review" not in request.POST:
        try:
            done = attempt(form, act)
        except Conflict as conflict:
            return conflict_page(request, form=form, rows=rows(), conflict=conflict, back=back)
        if done is not None:
            messages.success(request, context["said"])
            return redirect(back)
    return render(request, template, {"form": form, **context}, status=status_of(form))
