"""What the numbers and days of a vote must keep to."""

from songcong.core.checks import Check, at_most, not_before


def _more_votes_than_present(pro: int, contra: int, invalid: int, present: int) -> bool:
    return pro + contra + invalid > present


DECISION_CHECKS = (
    at_most("households_present", "total_households"),
    Check(
        ("votes_for", "votes_against", "votes_invalid", "households_present"),
        _more_votes_than_present,
        "{0}, {1} và {2} cộng lại lớn hơn {3}",
    ),
    not_before("recognised_on", "decided_on"),
)
DECISION_TITLES = {
    "decided_on": "Ngày biểu quyết",
    "total_households": "Tổng số hộ",
    "households_present": "Số hộ dự",
    "votes_for": "Đồng ý",
    "votes_against": "Không đồng ý",
    "votes_invalid": "Không hợp lệ",
    "recognised_on": "Ngày công nhận",
}
