"""The sheet HopDan: meetings, how many households came and what they asked."""

from songcong.core.cells import (
    choice_reader,
    day_reader,
    entry_number_reader,
    text_reader,
    whole_reader,
)
from songcong.core.sheets import Column, SheetSpec, rules_of
from wards.enums import MeetingKind
from wards.rules.meeting_checks import MEETING_CHECKS
from wards.rules.register_lines import MeetingLine

_KINDS = {
    "Họp thôn, TDP": MeetingKind.COMMUNITY.value,
    "Họp thôn": MeetingKind.COMMUNITY.value,
    "Họp TDP": MeetingKind.COMMUNITY.value,
    "Hội nghị cộng đồng dân cư": MeetingKind.CONFERENCE.value,
    "Đối thoại": MeetingKind.DIALOGUE.value,
    "Tiếp xúc cử tri": MeetingKind.VOTER_CONTACT.value,
}
_COLUMNS = (
    Column("STT", "register_no", entry_number_reader(), identity=True),
    Column("Ngày họp", "held_on", day_reader(required=True), identity=True),
    Column("Loại", "kind", choice_reader(_KINDS)),
    Column("Thôn, TDP", "neighbourhood", text_reader()),
    Column("Tổng số hộ", "total_households", whole_reader()),
    Column("Số hộ dự", "households_present", whole_reader()),
    Column("Số ý kiến", "opinions", whole_reader()),
    Column("Số ý kiến đã trả lời", "opinions_answered", whole_reader()),
)
MEETINGS = SheetSpec(
    name="HopDan",
    line=MeetingLine,
    columns=_COLUMNS,
    day="held_on",
    rules=rules_of(MEETING_CHECKS, _COLUMNS),
)
