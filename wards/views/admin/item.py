"""The catalogue of matters to be made public, by date."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from wards.actions.item import ITEM_KEEPER
from wards.filters.item import ItemFilter
from wards.forms.item import ItemForm
from wards.http import OfficialRequest, official
from wards.models import DisclosureItem
from wards.views.admin.keeping import GroundDesk, create_view, edit_view
from wards.views.admin.ledger import Ledger, compared_tag, ledger_export, ledger_list, said
from wards.views.admin.page import history_of
from wards.views.official.buttons import Button
from wards.views.official.record import facts_of

ITEMS = Ledger(
    prefix="wards:admin-item",
    topic="item",
    title="Danh mục công khai",
    one="mục",
    rows=DisclosureItem.objects.visible_to,
    order=("number", "valid_from", "pk"),
    columns=(
        said("Mục", lambda row: f"Mục {row.number}", "nowrap"),
        said("Nội dung", lambda row: row.title, "long"),
        said("Căn cứ", lambda row: row.citation, "words"),
        said("Từ ngày", lambda row: row.valid_from, "nowrap"),
        said("Đến hết ngày", lambda row: row.valid_to, "nowrap"),
        said("Đối chiếu", lambda row: compared_tag(row.confirmed)),
    ),
    filters=ItemFilter,
    lead="Mười bốn nội dung phải công khai (Luật 10/2022/QH15, Điều 11). Luật đổi thì thêm dòng "
    "từ ngày mới, dòng cũ ghi ngày hết.",
)
ITEM_DESK = GroundDesk(ITEMS, ItemForm, ITEM_KEEPER, "mục công khai")

item_list = ledger_list(ITEMS)
item_export = ledger_export(ITEMS)
item_create = create_view(ITEM_DESK)
item_edit = edit_view(ITEM_DESK)


@require_safe
@official(*ITEMS.opens)
def item_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One matter, and what was done to it."""
    row = get_object_or_404(DisclosureItem.objects.visible_to(request.reader), pk=pk)
    context = {
        "register": ITEMS,
        "list_url": ITEMS.url("list"),
        "heading": f"Mục {row.number}",
        "tags": [compared_tag(row.confirmed)],
        "facts": facts_of(row, "title", "citation", "valid_from", "valid_to"),
        "buttons": [Button("Sửa", ITEMS.url("edit", pk), is_step=True)],
        "events": history_of(request.reader, "item", pk),
    }
    return render(request, "wards/admin/detail.html", context)
