"""Several lines of a register typed on one page; all are saved together or none is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from songcong.core import clock
from songcong.core.errors import Conflict
from songcong.core.vietnamese import lower_first
from wards.actions.keeper import RefusedLines
from wards.forms.desk import DeskForm
from wards.forms.lines import Lines
from wards.forms.record import RecordForm
from wards.http import OfficialRequest, official
from wards.rules.rights import WRITERS, units_to_write
from wards.views.official.beginning import beginning
from wards.views.official.desk import Desk
from wards.views.official.listing import View
from wards.views.official.saving import attempt

TEMPLATE = "wards/official/desk/several.html"
NOTHING = "Chưa ghi dòng nào."
LEAD = "Dòng để trống được bỏ qua. Có dòng sai thì chưa dòng nào được ghi."


@dataclass(frozen=True)
class Several:
    """Lines as one request asks for them.

    ``form`` asks for a line and gives its facts, ``whose`` (bound) for what all have in common,
    ``first`` is what a line begins with. ``save`` gets the facts of the lines typed and gives the
    records; it may raise Refused, RefusedLines and Conflict. ``keeps_drafts`` is False where no
    browser may keep what is typed.
    """

    form: type[DeskForm]
    whose: RecordForm
    first: Mapping[str, Any]
    save: Callable[[Sequence[Any]], Sequence[object]]
    title: str
    crumb: str
    back: str
    again: str
    said: Callable[[int], str]
    lead: str = LEAD
    keeps_drafts: bool = True


def several_page(request: OfficialRequest, several: Several) -> HttpResponse:
    """A table of empty lines; untouched ones are left out, faults are said beside their cells."""
    if request.method != "POST":
        return _page(request, several, Lines(several.form, several.first))
    lines, whose = Lines.sent(several.form, several.first, request.POST), several.whose
    if "more" in request.POST or "copy" in request.POST:
        whose.show_unjudged()
        return _page(request, several, lines)
    if lines.are_valid() & whose.is_valid():
        if not lines.filled:
            whose.add_error(None, NOTHING)
        elif (made := _save(several, lines)) is not None:
            messages.success(request, several.said(made))
            return redirect(several.again if "again" in request.POST else several.back)
    return _page(request, several, lines, status=422)


def several_view(desk: Desk) -> View:
    """Several lines of a register that a desk keeps."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*sorted(WRITERS[desk.keeper.topic]))
    def several(request: OfficialRequest) -> HttpResponse:
        units = units_to_write(request.reader, desk.keeper.topic)
        whose = RecordForm(request.POST or None, units=units)

        def save(lines: Sequence[Any]) -> Sequence[object]:
            unit = whose.cleaned_data["unit"]
            return desk.keeper.create_all(unit, lines, by=request.user, at=clock.now())

        asked = Several(
            form=desk.form,
            whose=whose,
            first=beginning(request, desk.form, desk.writable(request), desk.last(request)),
            save=save,
            title=f"Ghi nhiều {desk.register.one}",
            crumb=desk.register.title,
            back=desk.url("list"),
            again=desk.url("several"),
            said=lambda made: f"Đã ghi {made} dòng vào {lower_first(desk.register.title)}.",
        )
        return several_page(request, asked)

    return several


def _save(several: Several, lines: Lines) -> int | None:
    """How many lines were saved; nothing where one of them was refused."""
    facts = [line.form.facts() for line in lines.filled]
    try:
        made = attempt(several.whose, lambda: several.save(facts))
    except Conflict as conflict:
        several.whose.refuse(conflict)
        return None
    except RefusedLines as refused:
        _refuse(several.whose, lines, refused)
        return None
    return None if made is None else len(made)


def _refuse(whose: RecordForm, lines: Lines, refused: RefusedLines) -> None:
    """Say what was refused: of what all lines have in common once, else beside the line."""
    common = {
        refusal.field: refusal
        for refusal in refused.by_place.values()
        if refusal.field and refusal.field in whose.fields
    }
    for refusal in common.values():
        whose.refuse(refusal)
    lines.refuse(
        {
            place: refusal
            for place, refusal in refused.by_place.items()
            if refusal.field not in common
        }
    )


def _page(
    request: OfficialRequest, several: Several, lines: Lines, status: int = 200
) -> HttpResponse:
    wrong = status != 200  # noqa: PLR2004
    context = {
        "several": several,
        "whose": several.whose,
        "lines": lines,
        "faults": lines.faults if wrong else (),
        "wrong": wrong,
    }
    return render(request, TEMPLATE, context, status=status)
