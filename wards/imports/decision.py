"""The sheet BieuQuyet: votes of the households and what was contributed."""

from songcong.core.cells import (
    area_reader,
    day_reader,
    entry_number_reader,
    item_reader,
    text_reader,
    whole_reader,
)
from songcong.core.sheets import Column, SheetSpec, rules_of
from wards.enums import DecisionMatter
from wards.rules.decision_checks import DECISION_CHECKS
from wards.rules.register_lines import DecisionLine

_COLUMNS = (
    Column("STT", "register_no", entry_number_reader(), identity=True),
    Column("Ngày", "decided_on", day_reader(required=True), identity=True),
    Column("Mục", "matter", item_reader(max(DecisionMatter))),
    Column("Nội dung", "content", text_reader()),
    Column("Phạm vi", "scope", text_reader()),
    Column("Tổng số hộ", "total_households", whole_reader()),
    Column("Số hộ dự", "households_present", whole_reader()),
    Column("Đồng ý", "votes_for", whole_reader()),
    Column("Không đồng ý", "votes_against", whole_reader()),
    Column("Không hợp lệ", "votes_invalid", whole_reader()),
    Column("Ngày công nhận", "recognised_on", day_reader()),
    Column("Dân góp (đồng)", "contributions_vnd", whole_reader()),
    Column("Ngày công", "labour_days", whole_reader()),
    Column("Đất hiến (m2)", "land_m2", area_reader()),
    Column("Ngân sách hỗ trợ (đồng)", "state_support_vnd", whole_reader()),
)


DECISIONS = SheetSpec(
    name="BieuQuyet",
    line=DecisionLine,
    columns=_COLUMNS,
    day="decided_on",
    rules=rules_of(DECISION_CHECKS, _COLUMNS),
)
