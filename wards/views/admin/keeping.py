"""Forms that add and correct a row of the ground, one declaration a table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from songcong.core import clock
from wards.actions.foresee import Outlook
from wards.actions.ground import GroundKeeper
from wards.forms.ground import GroundForm
from wards.forms.record import Difference
from wards.http import OfficialRequest, official
from wards.rules.reader import Reader
from wards.views.admin.ledger import Ledger
from wards.views.admin.page import act_of, ground_page
from wards.views.official.listing import View

Foresight = Callable[[Any, Any], Outlook]
"""What facts would touch, of a new row or of one that stands; raises Refused."""


def _today(_request: OfficialRequest) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class GroundDesk:
    """A table as it is kept by hand; ``first`` gives what a new row begins with.

    With ``foresees`` what a row would touch is shown before it is saved.
    """

    ledger: Ledger
    form: type[GroundForm]
    keeper: GroundKeeper[Any]
    title: str
    first: Callable[[OfficialRequest], dict[str, Any]] = _today
    foresees: Foresight | None = None

    def row(self, reader: Reader, pk: int) -> Model:
        """The row, where the reader keeps the table."""
        row: Model = get_object_or_404(self.ledger.rows(reader), pk=pk)
        return row


def create_view(desk: GroundDesk) -> View:
    """A new row; done, its page opens."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*desk.ledger.opens)
    def create(request: OfficialRequest) -> HttpResponse:
        form = desk.form(request.POST or None, initial=desk.first(request))
        back = desk.ledger.url("list")
        return ground_page(
            request,
            form,
            lambda: desk.keeper.create(form.facts(), act_of(request, form, clock.now())),
            said=lambda row: f"Đã thêm {row}.",
            context={"title": f"Thêm {desk.title}", "back": back, "crumb": desk.ledger.title},
            onward=lambda row: desk.ledger.url("detail", row.pk),
            outlook=_outlook(desk.foresees, form, None),
        )

    return create


def edit_view(desk: GroundDesk) -> View:
    """A correction; the later of two people sees both versions."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @official(*desk.ledger.opens)
    def edit(request: OfficialRequest, pk: int) -> HttpResponse:
        row = desk.row(request.reader, pk)
        context = {"title": f"Sửa {desk.title}", "lead": str(row), "crumb": str(row)}
        context["back"] = desk.ledger.url("detail", pk)
        return edit_page(
            request, row, desk.form, desk.keeper, context=context, foresees=desk.foresees
        )

    return edit


def _outlook(
    foresees: Foresight | None, form: GroundForm, row: Model | None
) -> Callable[[], Outlook] | None:
    return (lambda: foresees(form.facts(), row)) if foresees else None


def edit_page(
    request: OfficialRequest,
    row: Model,
    form_class: type[GroundForm],
    keeper: GroundKeeper[Any],
    *,
    context: dict[str, str],
    foresees: Foresight | None = None,
) -> HttpResponse:
    """The form of a row that stands."""
    form = form_class(request.POST or None, initial=form_class.initial_of(row))

    def rows() -> list[Difference]:
        row.refresh_from_db()
        return form.against(form_class(initial=form_class.initial_of(row)))

    return ground_page(
        request,
        form,
        lambda: keeper.edit(
            row.pk, form.facts(), act_of(request, form, clock.now()), version=form.seen_version
        ),
        said="Đã lưu.",
        context=context,
        rows=rows,
        outlook=_outlook(foresees, form, row),
    )
