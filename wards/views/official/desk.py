"""The desk: every register's pages for recording, correcting, cancelling and hanging files on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from songcong.core import clock
from wards.access import may
from wards.actions.keeper import Keeper
from wards.forms.desk import DeskForm
from wards.forms.record import AttachForm, CancelForm, Difference
from wards.http import OfficialRequest, official
from wards.models import Record, StoredFile
from wards.rules.reader import Reader
from wards.rules.rights import WRITERS, units_to_write
from wards.views.official.beginning import COPIES, FOLLOWS, Begun, beginning, latest, nowhere
from wards.views.official.listing import Register, View
from wards.views.official.saving import (
    attached,
    attempt,
    form_page,
    record_for,
    saves,
    status_of,
)

FORM: Final = "wards/official/desk/form.html"


@dataclass(frozen=True)
class Desk:
    """A register as it is kept by hand.

    ``rows`` gives the records that a reader may see; ``outlook`` says what follows from what was
    typed, for the template; ``begins`` what is known of a line that another page begins;
    ``files_go`` who reads a file hung on a line besides those who read the line.
    """

    register: Register
    rows: Callable[[Reader], QuerySet[Any, Any]]
    form: type[DeskForm]
    keeper: Keeper[Any, Any]
    outlook: Callable[[DeskForm], object] | None = None
    begins: Begun = nowhere
    files_go: str = ""

    def url(self, page: str, *args: object) -> str:
        """The address of one of the register's pages."""
        return reverse(f"{self.register.prefix}-{page}", args=args)

    @property
    def crumb(self) -> str:
        return self.register.one[:1].upper() + self.register.one[1:]

    def called(self, record: Record) -> str:
        """A line within a sentence: by its number where it has one."""
        number = record.register_no
        return f"{self.register.one} số {number}" if number else str(record)

    def mine(self, request: OfficialRequest, pk: int, verb: str) -> Record:
        """The record, where the person may see it and do so much with it."""
        reader, topic = request.reader, self.keeper.topic
        rows: QuerySet[Record] = self.rows(reader)
        return record_for(rows, pk, lambda record: may(reader, verb, record, topic))

    def writable(self, request: OfficialRequest) -> QuerySet[Any, Any]:
        """The lines of the units in which the person writes."""
        units = units_to_write(request.reader, self.keeper.topic)
        return self.rows(request.reader).filter(unit__in=units)

    def last(self, request: OfficialRequest) -> Record | None:
        """The latest line of the one unit in which the person writes."""
        if len(units_to_write(request.reader, self.keeper.topic)) != 1:
            return None
        return latest(self.writable(request).live(), self.register.day)  # type: ignore[attr-defined]  # records

    def context(self, form: DeskForm, **more: Any) -> dict[str, Any]:
        """What the form's page knows, with what would follow from what was typed."""
        return {"outlook": self.outlook(form) if self.outlook else None, **more}


def create_view(desk: Desk) -> View:
    """A new line: unit and day are given; "Lưu và nhập tiếp" keeps what the next has in common."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*sorted(WRITERS[desk.keeper.topic]))
    def create(request: OfficialRequest) -> HttpResponse:
        units = units_to_write(request.reader, desk.keeper.topic)
        last = desk.last(request)
        first = desk.begins(request) or beginning(request, desk.form, desk.writable(request), last)
        form = desk.form(request.POST or None, units=units, initial=first)
        if saves(request, form):
            made = attempt(
                form,
                lambda: desk.keeper.create(
                    form.cleaned_data["unit"], form.facts(), by=request.user, at=clock.now()
                ),
            )
            if made is not None:
                messages.success(request, f"Đã ghi {desk.called(made)}.")
                if "again" in request.POST:
                    return redirect(f"{desk.url('create')}?{FOLLOWS}={made.pk}")
                return redirect(desk.url("detail", made.pk))
        context = desk.context(form, title=f"Ghi {desk.register.one}", again=True)
        context |= {"form": form, "back": desk.url("list"), "crumb": desk.register.title}
        context["copy_url"] = f"{desk.url('create')}?{COPIES}={last.pk}" if last else ""
        return render(request, FORM, context, status=status_of(form))

    return create


def edit_view(desk: Desk) -> View:
    """A correction; the later of two people sees both versions."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*sorted(WRITERS[desk.keeper.topic]))
    def edit(request: OfficialRequest, pk: int) -> HttpResponse:
        record = desk.mine(request, pk, "edit")
        form = desk.form(request.POST or None, initial=desk.form.initial_of(record))

        def act() -> object:
            return desk.keeper.edit(
                pk, form.facts(), version=form.seen_version, by=request.user, at=clock.now()
            )

        def rows() -> list[Difference]:
            stored = desk.form.initial_of(desk.mine(request, pk, "edit"))
            return form.against(desk.form(initial=stored))

        title = f"Sửa {desk.register.one}"
        context = desk.context(form, title=title, back=desk.url("detail", pk), crumb=desk.crumb)
        return form_page(
            request, form, act, rows=rows, said="Đã lưu.", context=context, template=FORM
        )

    return edit


def cancel_view(desk: Desk) -> View:
    """A line recorded by mistake leaves lists and figures."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*sorted(WRITERS[desk.keeper.topic]))
    def cancel(request: OfficialRequest, pk: int) -> HttpResponse:
        record = desk.mine(request, pk, "cancel")
        form = CancelForm(request.POST or None, initial={"version": record.version})

        def act() -> object:
            return desk.keeper.cancel(
                pk,
                reason=form.cleaned_data["reason"],
                version=form.seen_version,
                by=request.user,
                at=clock.now(),
            )

        context = {"title": f"Hủy {record}", "label": "Hủy bản ghi"}
        context |= {"back": desk.url("detail", pk), "crumb": desk.crumb}
        return form_page(request, form, act, said=f"Đã hủy {record}.", context=context)

    return cancel


def attach_view(desk: Desk) -> View:
    """A file hung on a line."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*sorted(WRITERS[desk.keeper.topic]))
    def attach(request: OfficialRequest, pk: int) -> HttpResponse:
        record = desk.mine(request, pk, "edit")
        form = AttachForm(request.POST or None, request.FILES or None)

        def act() -> StoredFile:
            upload = form.cleaned_data["file"]
            return desk.keeper.attach(record, upload, by=request.user, at=clock.now())

        context = {"title": f"Đính kèm tệp: {record}", "label": "Tải lên"}
        context |= {"back": desk.url("detail", pk), "crumb": desk.crumb, "lead": desk.files_go}
        return form_page(request, form, act, said=attached, context=context)

    return attach
