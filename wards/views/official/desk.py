"""The desk: every register's pages for recording, correcting, cancelling and hanging files on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods

from songcong.core import clock
from songcong.core.errors import Conflict
from wards.access import may
from wards.actions.keeper import Keeper
from wards.forms.desk import DeskForm
from wards.forms.record import AttachForm, CancelForm
from wards.http import OfficialRequest, official
from wards.models import Record
from wards.rules.reader import Reader
from wards.rules.rights import WRITERS, units_to_write
from wards.views.official.listing import Register, View
from wards.views.official.saving import attempt, conflict_page, status_of

NOT_SAVED = ("review", "look")
"""Buttons that show the form again: after a conflict, or to look at what would follow."""


@dataclass(frozen=True)
class Desk:
    """A register as it is kept by hand.

    ``rows`` gives the records that a reader may see; ``outlook`` says what follows from what was
    typed, for the template.
    """

    register: Register
    rows: Callable[[Reader], QuerySet[Any, Any]]
    form: type[DeskForm]
    keeper: Keeper[Any, Any]
    template: str = "wards/official/desk/form.html"
    outlook: Callable[[DeskForm], object] | None = None

    def url(self, page: str, *args: object) -> str:
        """The address of one of the register's pages."""
        return reverse(f"{self.register.prefix}-{page}", args=args)

    @property
    def crumb(self) -> str:
        return self.register.one[:1].upper() + self.register.one[1:]

    def mine(self, request: OfficialRequest, pk: int, verb: str) -> Record:
        """The record, where the person may see it and do so much with it."""
        rows = self.rows(request.reader).select_related("unit")
        record = cast(Record, get_object_or_404(rows, pk=pk))
        if not may(request.reader, verb, record, self.keeper.topic):
            raise PermissionDenied
        return record

    def first(self, request: OfficialRequest) -> dict[str, Any]:
        """Today, or what the line that was just typed has in common with the next."""
        followed = request.GET.get("theo", "")
        rows = self.rows(request.reader)
        last = rows.filter(pk=followed).first() if followed.isdecimal() else None
        if last is None:
            return {self.form.day: request.reader.day}
        known = self.form.initial_of(last)
        return {name: known[name] for name in self.form.kept}

    def page(self, request: HttpRequest, form: DeskForm, **more: Any) -> HttpResponse:
        """The form, with what would follow from it."""
        outlook = self.outlook(form) if self.outlook and form.is_bound else None
        context = {"form": form, "outlook": outlook, **more}
        return render(request, self.template, context, status=status_of(form))


def create_view(desk: Desk) -> View:
    """A new line: unit and day are given; "Lưu và nhập tiếp" keeps what the next has in common."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*sorted(WRITERS[desk.keeper.topic]))
    def create(request: OfficialRequest) -> HttpResponse:
        units = units_to_write(request.reader, desk.keeper.topic)
        form = desk.form(request.POST or None, units=units, initial=desk.first(request))
        if _saves(request, form):
            made = attempt(
                form,
                lambda: desk.keeper.create(
                    form.cleaned_data["unit"], form.facts(), by=request.user, at=clock.now()
                ),
            )
            if made is not None:
                messages.success(request, f"Đã ghi {made}.")
                if "again" in request.POST:
                    return redirect(f"{desk.url('create')}?theo={made.pk}")
                return redirect(desk.url("detail", made.pk))
        title = f"Ghi {desk.register.one}"
        back = desk.url("list")
        crumb = desk.register.title
        return desk.page(request, form, title=title, again=True, back=back, crumb=crumb)

    return create


def edit_view(desk: Desk) -> View:
    """A correction; the later of two people sees both versions."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*sorted(WRITERS[desk.keeper.topic]))
    def edit(request: OfficialRequest, pk: int) -> HttpResponse:
        record = desk.mine(request, pk, "edit")
        form = desk.form(request.POST or None, initial=desk.form.initial_of(record))
        back = desk.url("detail", pk)
        if _saves(request, form):
            try:
                saved = attempt(
                    form,
                    lambda: desk.keeper.edit(
                        pk,
                        form.facts(),
                        version=form.seen_version,
                        by=request.user,
                        at=clock.now(),
                    ),
                )
            except Conflict as conflict:
                stored = desk.form(initial=desk.form.initial_of(desk.mine(request, pk, "edit")))
                rows = form.against(stored)
                return conflict_page(request, form=form, rows=rows, conflict=conflict, back=back)
            if saved is not None:
                messages.success(request, "Đã lưu.")
                return redirect(back)
        title = f"Sửa {desk.register.one}"
        return desk.page(request, form, title=title, back=back, crumb=desk.crumb)

    return edit


def cancel_view(desk: Desk) -> View:
    """A line recorded by mistake leaves lists and figures."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*sorted(WRITERS[desk.keeper.topic]))
    def cancel(request: OfficialRequest, pk: int) -> HttpResponse:
        record = desk.mine(request, pk, "cancel")
        form = CancelForm(request.POST or None, initial={"version": record.version})
        back = desk.url("detail", pk)
        if request.method == "POST" and form.is_valid():
            try:
                done = attempt(
                    form,
                    lambda: desk.keeper.cancel(
                        pk,
                        reason=form.cleaned_data["reason"],
                        version=form.seen_version,
                        by=request.user,
                        at=clock.now(),
                    ),
                )
            except Conflict as conflict:
                return conflict_page(request, form=form, rows=[], conflict=conflict, back=back)
            if done is not None:
                messages.success(request, f"Đã hủy {record}.")
                return redirect(back)
        context = {"title": f"Hủy {record}", "label": "Hủy bản ghi", "back": back}
        return _verb(desk, request, form, context)

    return cancel


def attach_view(desk: Desk) -> View:
    """A file hung on a line."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*sorted(WRITERS[desk.keeper.topic]))
    def attach(request: OfficialRequest, pk: int) -> HttpResponse:
        record = desk.mine(request, pk, "edit")
        form = AttachForm(request.POST or None, request.FILES or None)
        back = desk.url("detail", pk)
        if request.method == "POST" and form.is_valid():
            upload = form.cleaned_data["file"]
            stored = attempt(
                form,
                lambda: desk.keeper.attach(record, upload, by=request.user, at=clock.now()),
            )
            if stored is not None:
                messages.success(request, f"Đã đính kèm {stored.original_name}.")
                return redirect(back)
        context = {"title": f"Đính kèm tệp: {record}", "label": "Tải lên", "back": back}
        return _verb(desk, request, form, context)

    return attach


def desk_paths(under: str, desk: Desk) -> list[URLPattern]:
    """The addresses of the desk's pages below the register's own."""
    word = desk.register.prefix.partition(":")[2]
    return [
        path(f"{under}moi/", create_view(desk), name=f"{word}-create"),
        path(f"{under}<int:pk>/sua/", edit_view(desk), name=f"{word}-edit"),
        path(f"{under}<int:pk>/huy/", cancel_view(desk), name=f"{word}-cancel"),
        path(f"{under}<int:pk>/dinh-kem/", attach_view(desk), name=f"{word}-attach"),
    ]


def _saves(request: HttpRequest, form: DeskForm) -> bool:
    """Whether what was sent is to be saved; a form that is only looked at is read all the same."""
    if request.method != "POST" or not form.is_valid():
        return False
    return not any(button in request.POST for button in NOT_SAVED)


def _verb(desk: Desk, request: HttpRequest, form: Any, context: dict[str, str]) -> HttpResponse:
    """A page that asks one question about one record."""
    known = {"form": form, "crumb": desk.crumb, **context}
    return render(request, "wards/official/verb.html", known, status=status_of(form))
