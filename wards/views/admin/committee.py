"""Committees: their lines on paper, the units of their mandate, who signs."""

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from songcong.core import clock
from wards.actions import committee as actions
from wards.actions.foresee import mandate_outlook
from wards.filters.committee import CommitteeFilter
from wards.forms.committee import CommitteeForm, MandateForm, SignatoryForm
from wards.http import OfficialRequest, official
from wards.models import CommitteeMandate, Signatory, SteeringCommittee
from wards.rules.reader import Reader
from wards.views.admin.keeping import GroundDesk, edit_page, edit_view
from wards.views.admin.ledger import Ledger, ledger_export, ledger_list, said, span_tag
from wards.views.admin.page import act_of, ground_page, history_of
from wards.views.official.buttons import Button
from wards.views.official.record import facts_of

DOTTED = "(dòng chấm)"


def _rows(reader: Reader) -> QuerySet[SteeringCommittee]:
    """Committees, the city's first, with who signs today."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=reader.day)
    now = Signatory.objects.visible_to(reader).filter(
        lasting, committee=OuterRef("pk"), valid_from__lte=reader.day
    )
    latest = now.order_by("-valid_from")[:1]
    return (
        SteeringCommittee.objects.visible_to(reader)
        .select_related("ward")
        .annotate(
            signs=Subquery(latest.values("name")),
            signs_as=Subquery(latest.values("title")),
            place_in_list=Coalesce(F("ward__position"), 0),
        )
    )


COMMITTEES = Ledger(
    prefix="wards:admin-committee",
    topic="committee",
    title="Ban Chỉ đạo",
    one="Ban",
    rows=_rows,
    order=("place_in_list", "pk"),
    columns=(
        said("Ban Chỉ đạo", lambda row: row.name, "words"),
        said("Cơ quan chủ quản", lambda row: row.parent_line, "words"),
        said("Ký hiệu", lambda row: row.symbol, "nowrap"),
        said("Địa danh", lambda row: row.place, "words"),
        said("Chức vụ người ký", lambda row: row.signs_as, "words"),
        said("Người ký", lambda row: row.signs or DOTTED, "words"),
    ),
    filters=CommitteeFilter,
    lead="Tên, ký hiệu và người ký đứng trên mọi báo cáo, theo ngày của báo cáo.",
)
OPENS = COMMITTEES.opens
committee_list = ledger_list(COMMITTEES)
committee_export = ledger_export(COMMITTEES)
committee_edit = edit_view(
    GroundDesk(COMMITTEES, CommitteeForm, actions.COMMITTEE_KEEPER, "Ban Chỉ đạo")
)


@require_safe
@official(*OPENS)
def committee_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One committee: its lines, signatories and mandate by date, what was done to it."""
    row = _committee(request, pk)
    day = request.reader.day
    signs = [
        (each, span_tag(each, day), reverse("wards:admin-signatory-edit", args=[each.pk]))
        for each in row.signatories.order_by("-valid_from", "-pk")
    ]
    units = row.mandates.select_related("unit").order_by("unit__position", "valid_from")
    mandates = [
        (each, span_tag(each, day), reverse("wards:admin-mandate-edit", args=[each.pk]))
        for each in units
    ]
    buttons = [Button("Ghi người ký mới", COMMITTEES.url("signatory", pk), is_step=True)]
    if row.ward is None:
        buttons.append(Button("Thêm đơn vị", COMMITTEES.url("mandate", pk), is_step=True))
    buttons.append(Button("Sửa tên, ký hiệu", COMMITTEES.url("edit", pk)))
    context = {
        "register": COMMITTEES,
        "list_url": COMMITTEES.url("list"),
        "heading": row.name,
        "facts": facts_of(row, "parent_line", "symbol", "place"),
        "buttons": buttons,
        "signs": signs,
        "mandates": mandates,
        "of_city": row.ward is None,
        "events": history_of(request.reader, "committee", pk),
    }
    return render(request, "wards/admin/committee/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def committee_signatory(request: OfficialRequest, pk: int) -> HttpResponse:
    """Who signs from a day on."""
    row = _committee(request, pk)
    form = SignatoryForm(request.POST or None, initial={"valid_from": request.reader.day})
    return ground_page(
        request,
        form,
        lambda: actions.add_signatory(row, form.facts(), act_of(request, form, clock.now())),
        said="Đã ghi người ký.",
        context=_context(row, "Ghi người ký mới"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def committee_mandate(request: OfficialRequest, pk: int) -> HttpResponse:
    """A unit that the committee steers from a day on."""
    row = _committee(request, pk)
    form = MandateForm(request.POST or None, initial={"valid_from": request.reader.day})
    return ground_page(
        request,
        form,
        lambda: actions.MANDATE_KEEPER.create(
            form.facts(), act_of(request, form, clock.now()), committee=row
        ),
        said="Đã thêm đơn vị.",
        context=_context(row, "Thêm đơn vị thuộc quyền chỉ đạo"),
        outlook=lambda: mandate_outlook(form.facts(), row),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def signatory_edit(request: OfficialRequest, pk: int) -> HttpResponse:
    """A correction of who signs."""
    rows = Signatory.objects.visible_to(request.reader).select_related("committee")
    row = get_object_or_404(rows, pk=pk)
    context = _context(row.committee, "Sửa người ký")
    return edit_page(request, row, SignatoryForm, actions.SIGNATORY_KEEPER, context=context)


@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def mandate_edit(request: OfficialRequest, pk: int) -> HttpResponse:
    """A correction of a unit's days in the mandate."""
    rows = CommitteeMandate.objects.visible_to(request.reader).select_related("committee", "unit")
    row = get_object_or_404(rows, pk=pk)
    context = _context(row.committee, "Sửa đơn vị thuộc quyền chỉ đạo")
    return edit_page(
        request,
        row,
        MandateForm,
        actions.MANDATE_KEEPER,
        context=context,
        foresees=lambda facts, stands: mandate_outlook(facts, row.committee, stands),
    )


def _committee(request: OfficialRequest, pk: int) -> SteeringCommittee:
    return get_object_or_404(_rows(request.reader), pk=pk)


def _context(row: SteeringCommittee, title: str) -> dict[str, str]:
    back = COMMITTEES.url("detail", row.pk)
    return {"title": title, "lead": row.name, "crumb": row.name, "back": back}
