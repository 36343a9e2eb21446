"""The sheet CongKhai: what was disclosed, when and in which forms."""

from songcong.core.cells import (
    day_reader,
    entry_number_reader,
    item_reader,
    parts_reader,
    text_reader,
)
from songcong.core.sheets import Column, SheetSpec, rules_of
from wards.rules.disclosure_checks import DISCLOSURE_CHECKS
from wards.rules.register_lines import DisclosureLine

_ITEMS = 14
_COLUMNS = (
    Column("STT", "register_no", entry_number_reader(), identity=True),
    Column("Mục", "item", item_reader(_ITEMS)),
    Column("Nội dung", "content", text_reader()),
    Column("Ngày văn bản", "document_on", day_reader(required=True), identity=True),
    Column("Ngày công khai", "published_on", day_reader()),
    Column("Hình thức", "forms", parts_reader()),
    Column("Công khai đến ngày", "posted_to", day_reader()),
)
DISCLOSURES = SheetSpec(
    name="CongKhai",
    line=DisclosureLine,
    columns=_COLUMNS,
    day="document_on",
    rules=rules_of(DISCLOSURE_CHECKS, _COLUMNS),
)
