"""The sheet TiepDan: who was received, by whom, and whether for the first time."""

from petitions.enums import ReceptionKind, Visit
from petitions.rules.register_lines import ReceptionLine
from songcong.core.cells import (
    choice_reader,
    day_reader,
    entry_number_reader,
    text_reader,
    whole_reader,
)
from songcong.core.sheets import Column, SheetSpec

_KINDS = {
    "Thường xuyên": ReceptionKind.REGULAR.value,
    "Định kỳ": ReceptionKind.PERIODIC.value,
    "Đột xuất": ReceptionKind.EXTRAORDINARY.value,
}
_VISITS = {"Lần đầu": Visit.FIRST.value, "Nhiều lần": Visit.REPEAT.value}

RECEPTIONS = SheetSpec(
    name="TiepDan",
    line=ReceptionLine,
    columns=(
        Column("STT", "register_no", entry_number_reader(), identity=True),
        Column("Ngày tiếp", "received_on", day_reader(required=True), identity=True),
        Column("Hình thức", "kind", choice_reader(_KINDS)),
        Column("Người tiếp", "receiver", text_reader()),
        Column("Họ tên công dân", "name", text_reader()),
        Column("Số người", "persons", whole_reader(blank=1)),
        Column("Địa chỉ", "address", text_reader()),
        Column("Nội dung", "content", text_reader()),
        Column("Vụ việc", "visit", choice_reader(_VISITS)),
    ),
    day="received_on",
)
