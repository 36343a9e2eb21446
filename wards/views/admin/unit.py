"""Units by validity: added, corrected, ended, and which went into which."""

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from songcong.core import clock
from songcong.core.law_change import Touched
from songcong.core.open_work import open_work_of
from songcong.core.shown import shown
from wards.actions import unit as actions
from wards.actions.foresee import Outlook, unit_outlook
from wards.actions.ground import version_of
from wards.actions.succession import share, waiting_in
from wards.filters.unit import UnitFilter
from wards.forms.unit import ABOVE, EndUnitForm, ShareForm, SuccessionForm, UnitForm
from wards.http import OfficialRequest, official
from wards.models import Unit
from wards.rules.reader import Reader
from wards.views.admin.keeping import GroundDesk, create_view, edit_view
from wards.views.admin.ledger import Ledger, ledger_export, ledger_list, said, span_tag
from wards.views.admin.page import act_of, ground_page, history_of
from wards.views.official.buttons import Button
from wards.views.official.record import facts_of

SHARE = "wards/admin/unit/share.html"
MOST_WAITING = 100
"""Open records of a kind that a page offers; the next come when these have moved."""


def _rows(reader: Reader) -> QuerySet[Unit]:
    """Units with the names of what they came from and what they went into."""
    olds, news = "precedents__old__name", "successions__new__name"
    return Unit.objects.visible_to(reader).annotate(
        olds=StringAgg(olds, "; ", distinct=True, order_by=olds),
        news=StringAgg(news, "; ", distinct=True, order_by=news),
    )


UNITS = Ledger(
    prefix="wards:admin-unit",
    topic="unit",
    title="Đơn vị",
    one="đơn vị",
    rows=_rows,
    order=("position", "pk"),
    columns=(
        said("Đơn vị", str),
        said("Mã", lambda row: row.code, "nowrap"),
        said("Có từ ngày", lambda row: row.valid_from, "nowrap"),
        said("Đến hết ngày", lambda row: row.valid_to, "nowrap"),
        said("Từ các đơn vị", lambda row: row.olds, "words"),
        said("Nhập vào", lambda row: row.news, "words"),
    ),
    filters=UnitFilter,
    lead="Một đơn vị là mã và ngày bắt đầu: mã cũ có thể dùng lại cho đơn vị khác.",
)
UNIT_DESK = GroundDesk(
    UNITS,
    UnitForm,
    actions.UNIT_KEEPER,
    "đơn vị",
    lambda request: {"valid_from": request.reader.day},
    unit_outlook,
)

unit_list = ledger_list(UNITS)
unit_export = ledger_export(UNITS)
unit_create = create_view(UNIT_DESK)
unit_edit = edit_view(UNIT_DESK)


@require_safe
@official(*UNITS.opens)
def unit_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One unit: its days, its predecessors and successors, what was done to it."""
    row = _unit(request, pk)
    olds = [
        (link.old, link.basis, UNITS.url("detail", link.old_id))
        for link in row.precedents.select_related("old").order_by("pk")
    ]
    news = [
        (link.new, link.basis, UNITS.url("detail", link.new_id))
        for link in row.successions.select_related("new").order_by("pk")
    ]
    buttons = [Button("Sửa", UNITS.url("edit", pk))]
    if row.kind not in ABOVE:
        buttons.insert(0, Button("Ghi đơn vị cũ nhập vào", UNITS.url("succeed", pk), is_step=True))
    if news:
        buttons.append(Button("Việc còn mở", UNITS.url("share", pk)))
    if row.valid_to is None:
        buttons.append(Button("Kết thúc đơn vị", UNITS.url("end", pk)))
    context = {
        "register": UNITS,
        "list_url": UNITS.url("list"),
        "heading": str(row),
        "tags": [span_tag(row, request.reader.day)],
        "facts": facts_of(row, "code", "kind", "valid_from", "valid_to", "parent"),
        "buttons": buttons,
        "olds": olds,
        "news": news,
        "events": history_of(request.reader, "unit", pk),
    }
    return render(request, "wards/admin/unit/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@official(*UNITS.opens)
def unit_end(request: OfficialRequest, pk: int) -> HttpResponse:
    """The last day of a unit; what is still open there is shown before."""
    row = _unit(request, pk)
    form = EndUnitForm(request.POST or None, initial={"version": version_of(row)})

    def outlook() -> Outlook:
        last = form.cleaned_data["valid_to"]
        return Outlook([f"{row} hết hiệu lực sau ngày {shown(last)}."], _open_in([row], last))

    return ground_page(
        request,
        form,
        lambda: actions.end_unit(
            pk,
            form.cleaned_data["valid_to"],
            act_of(request, form, clock.now()),
            version=form.seen_version,
        ),
        said="Đã ghi ngày kết thúc.",
        context=_context(row, "Kết thúc đơn vị"),
        outlook=outlook,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*UNITS.opens)
def unit_succeed(request: OfficialRequest, pk: int) -> HttpResponse:
    """Which old units went into this one; what that touches is shown before."""
    row = _unit(request, pk)
    form = SuccessionForm(request.POST or None, unit=row, initial={"carry_roles": True})
    last = row.valid_from - actions.DAY

    def outlook() -> Outlook:
        olds = list(form.cleaned_data["olds"])
        sentences = [f"{old} nhập vào {row}, hết hiệu lực sau {shown(last)}." for old in olds]
        if form.cleaned_data["carry_roles"]:
            roles = actions.lasting_roles(olds, last).count()
            sentences.append(f"{roles} vai trò chuyển sang {row} từ {shown(row.valid_from)}.")
        return Outlook(sentences, _open_in(olds, last))

    return ground_page(
        request,
        form,
        lambda: actions.succeed(pk, form.facts(), act_of(request, form, clock.now())),
        said="Đã ghi kế thừa.",
        context=_context(row, "Ghi đơn vị cũ nhập vào"),
        outlook=outlook,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*UNITS.opens)
def unit_share(request: OfficialRequest, pk: int) -> HttpResponse:
    """What is still open in a unit that others follow; of a split one, which of them goes on."""
    row, today = _unit(request, pk), request.reader.day
    heirs = [link.new for link in row.successions.select_related("new").order_by("pk")]
    over = row.valid_to is not None and row.valid_to < today
    form = ShareForm(request.POST or None, heirs=heirs, waiting=waiting_in(row, most=MOST_WAITING))
    context = {
        **_context(row, "Việc còn mở"),
        "label": "Chuyển việc đã chọn",
        "heirs": heirs,
        "over": over,
        "touched": open_work_of([pk]),
        "waiting": form.fields["rows"].choices if over else [],  # type: ignore[attr-defined]  # a ChoiceField
    }
    if not context["waiting"]:
        return render(request, SHARE, {**context, "form": form, "looks": False})
    return ground_page(
        request,
        form,
        lambda: share(
            pk,
            int(form.cleaned_data["heir"]),
            form.cleaned_data["rows"],
            act_of(request, form, clock.now()),
        ),
        said=lambda moved: f"Đã chuyển {moved} việc.",
        context=context,
        template=SHARE,
    )


def _open_in(units: list[Unit], last: object) -> list[Touched]:
    roles = actions.lasting_roles(units, last).count()  # type: ignore[arg-type]  # a day
    return [*open_work_of([unit.pk for unit in units]), Touched("vai trò còn hiệu lực", roles)]


def _unit(request: OfficialRequest, pk: int) -> Unit:
    rows = Unit.objects.visible_to(request.reader)
    return get_object_or_404(rows.select_related("parent"), pk=pk)


def _context(row: Unit, title: str) -> dict[str, str]:
    return {
        "title": title,
        "lead": str(row),
        "crumb": str(row),
        "back": UNITS.url("detail", row.pk),
    }
