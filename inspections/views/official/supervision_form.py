"""Typing, correcting and cancelling a supervision, and hanging files on it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inspections.actions import supervision as actions
from inspections.enums import Board
from inspections.forms.supervision import FORMS, NEW_FORMS, NewSupervisionForm
from inspections.models import Supervision
from inspections.models.supervision import SupervisionQuerySet
from inspections.views.official.desk import called, mine
from inspections.views.official.supervision import REGISTERS
from songcong.core import clock
from wards.calendar import law
from wards.forms.record import AttachForm, CancelForm
from wards.http import OfficialRequest, official
from wards.rules.rights import WRITERS, units_to_write
from wards.views.official.beginning import COPIES, FOLLOWS, beginning, latest
from wards.views.official.listing import View
from wards.views.official.saving import attempt, form_page, status_of

FORM = "inspections/official/supervision/form.html"
methods = require_http_methods(["GET", "HEAD", "POST"])


def create_view(board: Board) -> View:
    """A new supervision with what it found and recommended."""

    @methods
    @official(*sorted(WRITERS[board]))
    def create(request: OfficialRequest) -> HttpResponse:
        units, model = units_to_write(request.reader, board), last(request, board)
        first = beginning(request, FORMS[board], writable(request, board), model)
        form = NEW_FORMS[board](request.POST or None, units=units, initial=first)
        if request.method == "POST" and form.is_valid():
            made = attempt(form, lambda: _create(request, form, board))
            if made is not None:
                messages.success(request, f"Đã ghi {called(made)}.")
                if "again" in request.POST:
                    return redirect(f"{_url(board, 'create')}?{FOLLOWS}={made.pk}")
                return redirect(_url(board, "detail", made.pk))
        context = {"form": form, "title": "Ghi cuộc giám sát", "again": True}
        context |= {"back": _url(board, "list"), "crumb": REGISTERS[board].title}
        context["copy_url"] = f"{_url(board, 'create')}?{COPIES}={model.pk}" if model else ""
        return render(request, FORM, context, status=status_of(form))

    return create


def edit_view(board: Board) -> View:
    """A correction; the later of two people sees both versions."""

    @methods
    @official(*sorted(WRITERS[board]))
    def edit(request: OfficialRequest, pk: int) -> HttpResponse:
        supervision = mine(request, board, pk)
        asking = FORMS[board]
        form = asking(request.POST or None, initial=asking.initial_of(supervision))

        def act() -> object:
            return actions.edit(
                pk,
                form.facts(),
                form.found(),
                version=form.seen_version,
                by=request.user,
                at=clock.now(),
            )

        def rows() -> list[Any]:
            stored = asking.initial_of(mine(request, board, pk))
            return form.against(asking(initial=stored))

        context = _context(supervision, "Sửa cuộc giám sát")
        return form_page(
            request, form, act, rows=rows, said="Đã lưu.", context=context, template=FORM
        )

    return edit


def cancel_view(board: Board) -> View:
    """A supervision recorded by mistake leaves lists and figures."""

    @methods
    @official(*sorted(WRITERS[board]))
    def cancel(request: OfficialRequest, pk: int) -> HttpResponse:
        supervision = mine(request, board, pk, "cancel")
        form = CancelForm(request.POST or None, initial={"version": supervision.version})

        def act() -> object:
            return actions.cancel(
                pk,
                reason=form.cleaned_data["reason"],
                version=form.seen_version,
                by=request.user,
                at=clock.now(),
            )

        name = called(supervision)
        context = _context(supervision, f"Hủy {name}", label="Hủy bản ghi")
        return form_page(request, form, act, said=f"Đã hủy {name}.", context=context)

    return cancel


def attach_view(board: Board) -> View:
    """A file hung on the supervision."""

    @methods
    @official(*sorted(WRITERS[board]))
    def attach(request: OfficialRequest, pk: int) -> HttpResponse:
        supervision = mine(request, board, pk)
        form = AttachForm(request.POST or None, request.FILES or None)

        def act() -> object:
            upload = form.cleaned_data["file"]
            return actions.attach(supervision, upload, by=request.user, at=clock.now())

        title = f"Đính kèm tệp: {called(supervision)}"
        context = _context(supervision, title, label="Tải lên")
        return form_page(request, form, act, said="Đã đính kèm tệp.", context=context)

    return attach


def _create(request: OfficialRequest, form: NewSupervisionForm, board: Board) -> Supervision:
    return actions.create(
        form.cleaned_data["unit"],
        board,
        form.facts(),
        form.found(),
        form.recommended(),
        by=request.user,
        at=clock.now(),
        law=law(),
    )


def writable(request: OfficialRequest, board: Board) -> SupervisionQuerySet:
    """The board's supervisions in the units in which the person writes."""
    units = units_to_write(request.reader, board)
    return Supervision.objects.visible_to(request.reader).of_board(board).filter(unit__in=units)


def last(request: OfficialRequest, board: Board) -> Supervision | None:
    """The latest one of the one unit in which the person writes."""
    if len(units_to_write(request.reader, board)) != 1:
        return None
    return latest(writable(request, board).live(), FORMS[board].day)


def _context(supervision: Supervision, title: str, **more: str) -> dict[str, str]:
    back = _url(Board(supervision.board), "detail", supervision.pk)
    return {"title": title, "crumb": "Cuộc giám sát", "back": back, **more}


def _url(board: Board, page: str, *args: object) -> str:
    return reverse(f"inspections:official-{board}-{page}", args=args)
