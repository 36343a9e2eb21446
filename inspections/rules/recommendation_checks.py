"""What the days and the outcome of a recommendation must keep to."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from songcong.core.checks import Check, faults, not_before

REJECTED = "rejected"
ANSWERED_AFTER_SENT = not_before("answered_on", "sent_on")
RECOMMENDATION_CHECKS = (
    ANSWERED_AFTER_SENT,
    not_before("executed_on", "sent_on"),
    Check(
        ("acceptance", "answered_on"),
        lambda acceptance, answered_on: bool(acceptance) and answered_on is None,
        "{0} chỉ ghi khi đã có {1}",
    ),
    Check(
        ("executed_on", "acceptance"),
        lambda executed_on, acceptance: executed_on is not None and acceptance == REJECTED,
        "{0} không ghi cho kiến nghị không được tiếp thu",
    ),
)
RECOMMENDATION_TITLES = {
    "sent_on": "Ngày gửi kiến nghị",
    "answered_on": "Ngày trả lời",
    "acceptance": "Kết quả tiếp thu",
    "executed_on": "Ngày thực hiện xong",
}


def recommendation_faults(facts: Mapping[str, Any], today: date) -> list[tuple[str, str]]:
    """What cannot be about a recommendation: the fact at fault and a sentence.

    No day of it may lie ahead of ``today``: an answer expected is not an answer given.
    """
    ahead = [
        (name, f"{RECOMMENDATION_TITLES[name]} chưa tới")
        for name in ("sent_on", "answered_on", "executed_on")
        if facts.get(name) is not None and facts[name] > today
    ]
    return ahead + faults(RECOMMENDATION_CHECKS, facts, RECOMMENDATION_TITLES)
