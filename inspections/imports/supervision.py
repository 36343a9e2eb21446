"""The sheets ThanhTraNhanDan and GiamSatDauTu: supervisions of the two boards."""

from inspections.rules.recommendation_checks import ANSWERED_AFTER_SENT
from inspections.rules.register_lines import InspectionLine, InvestmentLine
from songcong.core.cells import (
    Reader,
    area_reader,
    day_reader,
    entry_number_reader,
    text_reader,
    whole_reader,
)
from songcong.core.sheets import Column, SheetSpec, rules_of


def _columns(subject: str, last_title: str, last: str, reader: Reader) -> tuple[Column, ...]:
    return (
        Column("STT", "register_no", entry_number_reader(), identity=True),
        Column("Ngày", "held_on", day_reader(required=True), identity=True),
        Column(subject, "subject", text_reader()),
        Column("Số vụ sai phạm", "violations", whole_reader()),
        Column("Ngày gửi kiến nghị", "sent_on", day_reader()),
        Column("Ngày trả lời", "answered_on", day_reader()),
        Column("Thu hồi tiền (đồng)", "recovered_vnd", whole_reader()),
        Column(last_title, last, reader),
    )


_INSPECTION = _columns("Nội dung", "Thu hồi đất (m2)", "recovered_land_m2", area_reader())
_INVESTMENT = _columns("Công trình", "Giảm trừ quyết toán (đồng)", "deducted_vnd", whole_reader())

INSPECTIONS = SheetSpec(
    name="ThanhTraNhanDan",
    line=InspectionLine,
    columns=_INSPECTION,
    day="held_on",
    rules=rules_of((ANSWERED_AFTER_SENT,), _INSPECTION),
)
INVESTMENTS = SheetSpec(
    name="GiamSatDauTu",
    line=InvestmentLine,
    columns=_INVESTMENT,
    day="held_on",
    rules=rules_of((ANSWERED_AFTER_SENT,), _INVESTMENT),
)
