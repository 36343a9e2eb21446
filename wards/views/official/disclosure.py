"""The register of what the ward made public."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from songcong.core.keyset import Row
from wards.actions.disclosure import DISCLOSURE_KEEPER
from wards.filters.disclosure import DisclosureFilter
from wards.forms.disclosure import DisclosureForm
from wards.http import OfficialRequest, official
from wards.imports.disclosure import DISCLOSURES as SHEET
from wards.models import Disclosure
from wards.models.meeting import READERS
from wards.rules.lateness import in_short, is_late
from wards.rules.reader import Reader
from wards.views.official.buttons import desk_buttons
from wards.views.official.cells import Column, Tag, late_tags, number_column, plain
from wards.views.official.desk import Desk
from wards.views.official.listing import Register
from wards.views.official.record import (
    attachments,
    due_of,
    fact,
    facts_of,
    record_context,
    timeline,
)


def _state(row: Row, reader: Reader) -> tuple[Tag, ...]:
    done_on = row["published_on"]
    late = in_short(row["due_on"], done_on, reader.day)
    return (published_tag(done_on is not None), *late_tags(late))


def published_tag(is_published: bool) -> Tag:
    """Whether it was made public; whether in time is told apart."""
    return Tag("Đã công khai", "green") if is_published else Tag("Chưa công khai", "blue")


DISCLOSURES = Register(
    prefix="wards:official-disclosure",
    title="Sổ công khai",
    one="nội dung công khai",
    readers=READERS,
    rows=lambda reader: Disclosure.objects.visible_to(reader).live(),
    day="document_on",
    names=("register_no", "item", "content", "published_on", "due_on"),
    columns=(
        number_column(),
        plain("document_on", "Ngày văn bản", "nowrap"),
        Column("Mục", lambda row, _reader: row["item"], "number"),
        plain("content", "Nội dung", "long"),
        plain("published_on", "Ngày công khai", "nowrap"),
        plain("due_on", "Hạn công khai", "nowrap"),
        Column("Tình trạng", _state),
    ),
    filters=DisclosureFilter,
    sheet=SHEET.name,
    late=lambda row, today: is_late(row["due_on"], row["published_on"], today),
)

DISCLOSURE_DESK = Desk(
    DISCLOSURES,
    Disclosure.objects.visible_to,
    DisclosureForm,
    DISCLOSURE_KEEPER,
    files_go="Nội dung đã công khai thì ai cũng mở được tệp PDF đính kèm ở trang công khai. "
    "Tệp loại khác chỉ cán bộ xem được.",
)


@require_safe
@official(*READERS)
def disclosure_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One matter made public: by when it had to be, where and how long it was."""
    rows = Disclosure.objects.visible_to(request.reader)
    disclosure = get_object_or_404(rows.select_related("unit", "cancelled_by"), pk=pk)
    context = record_context(
        DISCLOSURES,
        disclosure,
        facts=facts_of(disclosure, "unit", "item", "content", "document_on", "published_on"),
        events=timeline(disclosure),
        disclosure=disclosure,
        buttons=desk_buttons(request.reader, DISCLOSURES, disclosure),
        tags=[published_tag(disclosure.published_on is not None)],
        due=due_of(
            "Hạn công khai",
            disclosure.due_on,
            disclosure.due_citation,
            done_on=disclosure.published_on,
            today=request.reader.day,
        ),
        postings=[
            (str(row), fact(row, "posted_from")[1], fact(row, "posted_to")[1])
            for row in disclosure.postings.order_by("posted_from", "pk")
        ],
        files=attachments(disclosure, "wards:official-disclosure-file", request.reader),
    )
    return render(request, "wards/official/disclosure/detail.html", context)
