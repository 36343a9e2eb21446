"""The sheet HoaGiai: what came to the mediation teams and how it ended."""

from petitions.enums import MediationOutcome
from petitions.rules.reception_checks import MEDIATION_CHECKS
from petitions.rules.register_lines import MediationLine
from songcong.core.cells import choice_reader, day_reader, entry_number_reader, text_reader
from songcong.core.sheets import Column, SheetSpec, rules_of

_OUTCOMES = {
    "Thành": MediationOutcome.SETTLED.value,
    "Không thành": MediationOutcome.NOT_SETTLED.value,
    "Đang hòa giải": MediationOutcome.ONGOING.value,
}
_COLUMNS = (
    Column("STT", "register_no", entry_number_reader(), identity=True),
    Column("Ngày nhận", "received_on", day_reader(required=True), identity=True),
    Column("Tổ hòa giải", "team", text_reader()),
    Column("Các bên", "parties", text_reader()),
    Column("Loại việc", "matter", text_reader()),
    Column("Ngày kết thúc", "ended_on", day_reader()),
    Column("Kết quả", "outcome", choice_reader(_OUTCOMES, required=False)),
)
MEDIATIONS = SheetSpec(
    name="HoaGiai",
    line=MediationLine,
    columns=_COLUMNS,
    day="received_on",
    rules=rules_of(MEDIATION_CHECKS, _COLUMNS),
)
