"""Villages and residential groups with their households by date."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from songcong.core import clock
from wards.actions import neighbourhood as actions
from wards.actions.foresee import Outlook, households_outlook
from wards.filters.neighbourhood import NeighbourhoodFilter
from wards.forms.neighbourhood import HouseholdForm, NeighbourhoodForm, NeighbourhoodsForm
from wards.http import OfficialRequest, official
from wards.models import HouseholdCount, Neighbourhood
from wards.rules.reader import Reader
from wards.views.admin.keeping import GroundDesk, create_view, edit_view
from wards.views.admin.ledger import Ledger, ledger_export, ledger_list, said
from wards.views.admin.page import act_of, ground_page, history_of
from wards.views.official.buttons import Button
from wards.views.official.record import facts_of


def _rows(reader: Reader) -> QuerySet[Neighbourhood]:
    """Groups with the households that count today."""
    counts = HouseholdCount.objects.visible_to(reader).filter(
        neighbourhood=OuterRef("pk"), counted_on__lte=reader.day
    )
    latest = counts.order_by("-counted_on")[:1]
    return (
        Neighbourhood.objects.visible_to(reader)
        .select_related("unit")
        .annotate(
            households=Subquery(latest.values("households")),
            counted_on=Subquery(latest.values("counted_on")),
        )
    )


NEIGHBOURHOODS: Ledger = Ledger(
    prefix="wards:admin-neighbourhood",
    topic="neighbourhood",
    title="Thôn, tổ dân phố",
    one="thôn, tổ",
    rows=_rows,
    order=("unit__position", "unit_id", "folded_name", "pk"),
    columns=(
        said("Tên", lambda row: row.name),
        said("Đơn vị", lambda row: str(row.unit), "words"),
        said("Số hộ", lambda row: row.households, "number"),
        said("Tính từ ngày", lambda row: row.counted_on, "nowrap"),
        said("Có từ ngày", lambda row: row.valid_from, "nowrap"),
        said("Đến hết ngày", lambda row: row.valid_to, "nowrap"),
    ),
    filters=NeighbourhoodFilter,
    lead="Số hộ mới tính từ một ngày; cuộc họp trước ngày đó giữ số hộ của mình.",
    buttons=lambda _request, _form: [Button("Nhập cả phường, xã", NEIGHBOURHOODS.url("bulk"))],
)
NEIGHBOURHOOD_DESK = GroundDesk(
    NEIGHBOURHOODS, NeighbourhoodForm, actions.NEIGHBOURHOOD_KEEPER, "thôn, tổ dân phố"
)

neighbourhood_list = ledger_list(NEIGHBOURHOODS)
neighbourhood_export = ledger_export(NEIGHBOURHOODS)
neighbourhood_create = create_view(NEIGHBOURHOOD_DESK)
neighbourhood_edit = edit_view(NEIGHBOURHOOD_DESK)


@require_safe
@official(*NEIGHBOURHOODS.opens)
def neighbourhood_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One group: its counts of all days, what was done to it."""
    row = _group(request, pk)
    context = {
        "register": NEIGHBOURHOODS,
        "list_url": f"{NEIGHBOURHOODS.url('list')}?unit={row.unit_id}",
        "heading": f"{row.name}, {row.unit}",
        "facts": facts_of(row, "valid_from", "valid_to"),
        "buttons": [
            Button("Ghi số hộ mới", NEIGHBOURHOODS.url("count", pk), is_step=True),
            Button("Sửa", NEIGHBOURHOODS.url("edit", pk)),
        ],
        "counts": row.household_counts.order_by("-counted_on"),
        "events": history_of(request.reader, "neighbourhood", pk),
    }
    return render(request, "wards/admin/neighbourhood/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@official(*NEIGHBOURHOODS.opens)
def neighbourhood_count(request: OfficialRequest, pk: int) -> HttpResponse:
    """So many households from a day on."""
    row = _group(request, pk)
    form = HouseholdForm(request.POST or None, initial={"counted_on": request.reader.day})
    context = {"title": "Ghi số hộ mới", "lead": f"{row.name}, {row.unit}", "crumb": row.name}
    context["back"] = NEIGHBOURHOODS.url("detail", pk)
    return ground_page(
        request,
        form,
        lambda: actions.count_households(
            pk,
            form.cleaned_data["counted_on"],
            form.cleaned_data["households"],
            act_of(request, form, clock.now()),
        ),
        said="Đã ghi số hộ.",
        context=context,
        outlook=lambda: households_outlook(
            row, form.cleaned_data["counted_on"], form.cleaned_data["households"]
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*NEIGHBOURHOODS.opens)
def neighbourhood_bulk(request: OfficialRequest) -> HttpResponse:
    """A whole ward at once; what each line would make is shown before."""
    form = NeighbourhoodsForm(request.POST or None, initial={"counted_on": request.reader.day})
    judged: list[actions.Judged] = []

    def judge() -> list[actions.Judged]:
        said = form.cleaned_data
        return actions.judge_list(said["unit"], said["groups"], said["counted_on"])

    def outlook() -> Outlook:
        judged.extend(judge())
        bad = sum(bool(one.refusal) for one in judged)
        same = sum(one.is_same and not one.refusal for one in judged)
        new = len(judged) - bad - same
        return Outlook([f"{new} dòng được ghi, {same} dòng giữ nguyên, {bad} dòng bị bỏ qua."])

    def act() -> tuple[int]:
        unit, day = form.cleaned_data["unit"], form.cleaned_data["counted_on"]
        return (actions.take_list(unit, judge(), day, act_of(request, form, clock.now())),)

    context = {"title": "Nhập cả phường, xã", "back": NEIGHBOURHOODS.url("list")}
    return ground_page(
        request,
        form,
        act,
        said=lambda done: f"Đã ghi {done[0]} dòng.",
        context={**context, "crumb": NEIGHBOURHOODS.title, "judged": judged},
        outlook=outlook,
        onward=lambda _done: f"{context['back']}?unit={form.cleaned_data['unit'].pk}",
        template="wards/admin/neighbourhood/bulk.html",
    )


def _group(request: OfficialRequest, pk: int) -> Neighbourhood:
    return get_object_or_404(_rows(request.reader), pk=pk)
