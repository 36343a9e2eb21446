"""What the days and the sorting of a petition must keep to."""

from datetime import date

from songcong.core.checks import Check, not_before

DAYS_IN_ORDER = (
    ("processed_on", "received_on"),
    ("accepted_on", "received_on"),
    ("resolved_on", "received_on"),
    ("resolved_on", "accepted_on"),
)
"""Days that may not stand before others: the later one, the earlier one."""


def _competence_left_open(competence: str, eligible: bool, processed_on: date | None) -> bool:
    return eligible and processed_on is not None and not competence


PETITION_CHECKS = (
    *(not_before(end, start) for end, start in DAYS_IN_ORDER),
    Check(
        ("competence", "eligible", "processed_on"),
        _competence_left_open,
        "đơn đủ điều kiện đã xử lý thì phải ghi Thuộc hoặc Không thuộc",
    ),
)
PETITION_TITLES = {
    "received_on": "Ngày nhận",
    "processed_on": "Ngày xử lý",
    "accepted_on": "Ngày thụ lý",
    "suspended_on": "Ngày tạm đình chỉ",
    "resolved_on": "Ngày giải quyết",
    "competence": "Thẩm quyền",
}
