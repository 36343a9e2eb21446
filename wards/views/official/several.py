"""Several lines of a register typed on one page; all are saved together or none is."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from songcong.core import clock
from wards.actions.keeper import RefusedLines
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


def several_view(desk: Desk) -> View:
    """A table of empty lines; untouched ones are left out, faults are said beside their cells."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*sorted(WRITERS[desk.keeper.topic]))
    def several(request: OfficialRequest) -> HttpResponse:
        units = units_to_write(request.reader, desk.keeper.topic)
        whose = RecordForm(request.POST or None, units=units)
        first = beginning(request, desk.form, desk.writable(request), desk.last(request))
        if request.method != "POST":
            return _page(request, desk, whose, Lines(desk.form, first))
        lines = Lines.sent(desk.form, first, request.POST)
        if "more" in request.POST or "copy" in request.POST:
            return _page(request, desk, whose, lines)
        if lines.are_valid() and whose.is_valid():
            if not lines.filled:
                whose.add_error(None, NOTHING)
            elif (made := _save(request, desk, whose, lines)) is not None:
                messages.success(request, f"Đã ghi {made} dòng vào {_in_text(desk)}.")
                return redirect(desk.url("several" if "again" in request.POST else "list"))
        return _page(request, desk, whose, lines, status=422)

    return several


def _save(request: OfficialRequest, desk: Desk, whose: RecordForm, lines: Lines) -> int | None:
    """How many lines were saved; nothing where one of them was refused."""
    facts = [line.form.facts() for line in lines.filled]

    def act() -> list[Any]:
        unit = whose.cleaned_data["unit"]
        return desk.keeper.create_all(unit, facts, by=request.user, at=clock.now())

    try:
        made = attempt(whose, act)
    except RefusedLines as refused:
        lines.refuse(refused.by_place)
        return None
    return None if made is None else len(made)


def _in_text(desk: Desk) -> str:
    title = desk.register.title
    return title[:1].lower() + title[1:]


def _page(
    request: OfficialRequest, desk: Desk, whose: RecordForm, lines: Lines, status: int = 200
) -> HttpResponse:
    wrong = status != 200  # noqa: PLR2004
    context = {
        "title": f"Ghi nhiều {desk.register.one}",
        "crumb": desk.register.title,
        "back": desk.url("list"),
        "whose": whose,
        "lines": lines,
        "faults": lines.faults if wrong else (),
        "wrong": wrong,
    }
    return render(request, TEMPLATE, context, status=status)
