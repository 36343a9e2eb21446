"""The sheet BieuQuyet: votes of the households and what was contributed."""

from songcong.core.cells import (
    area_reader,
    day_reader,
    entry_number_reader,
    item_reader,
    text_reader,
    whole_reader,
)
from songcong.core.sheets import Column, Rule, SheetSpec, at_most, not_before
from wards.enums import DecisionMatter
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


def _more_votes_than_present(pro: int, contra: int, invalid: int, present: int) -> bool:
    return pro + contra + invalid > present


DECISIONS = SheetSpec(
    name="BieuQuyet",
    line=DecisionLine,
    columns=_COLUMNS,
    day="decided_on",
    rules=(
        at_most("households_present", "total_households", _COLUMNS),
        Rule(
            "Đồng ý",
            ("votes_for", "votes_against", "votes_invalid", "households_present"),
            _more_votes_than_present,
            "Đồng ý, Không đồng ý và Không hợp lệ cộng lại lớn hơn Số hộ dự",
        ),
        not_before("recognised_on", "decided_on", _COLUMNS),
    ),
)
