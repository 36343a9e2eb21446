"""What the numbers of a meeting must keep to."""

from songcong.core.checks import at_most

MEETING_CHECKS = (
    at_most("households_present", "total_households"),
    at_most("opinions_answered", "opinions"),
)
MEETING_TITLES = {
    "held_on": "Ngày họp",
    "households_present": "Số hộ dự",
    "total_households": "Tổng số hộ",
    "opinions": "Số ý kiến",
    "opinions_answered": "Số ý kiến đã trả lời",
}
