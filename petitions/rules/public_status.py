"""What a citizen is told of a petition: state, outcome and lateness are three labels, never one."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from petitions.enums import PetitionStatus
from songcong.core.vietnamese import short_date

STATES: Final = {
    PetitionStatus.RECEIVED: "Đã tiếp nhận",
    PetitionStatus.AWAITING: "Đang xem xét",
    PetitionStatus.PROCESSED: "Đang xem xét",
    PetitionStatus.ACCEPTED: "Đang giải quyết",
    PetitionStatus.VERIFYING: "Đang giải quyết",
    PetitionStatus.DISCUSSED: "Đang giải quyết",
    PetitionStatus.SUSPENDED: "Đang giải quyết",
    PetitionStatus.RESOLVED: "Đã trả lời",
    PetitionStatus.SENT: "Đã trả lời",
    PetitionStatus.EXECUTED: "Đã trả lời",
    PetitionStatus.REVIEWING: "Đã trả lời",
    PetitionStatus.ARCHIVED: "Đã trả lời",
    PetitionStatus.WITHDRAWN: "Đã trả lời",
    PetitionStatus.REFUSED: "Đã trả lời",
    PetitionStatus.CLOSED: "Đã trả lời",
    PetitionStatus.TRANSFERRED: "Không thuộc thẩm quyền, đã chuyển hoặc hướng dẫn",
}
NEXT: Final = {
    PetitionStatus.RECEIVED: "Cơ quan xem xét thẩm quyền và trả lời có thụ lý hay không.",
    PetitionStatus.AWAITING: "Cơ quan chờ bạn bổ sung tài liệu đã được yêu cầu.",
    PetitionStatus.PROCESSED: "Cơ quan ra văn bản thụ lý và gửi cho người gửi đơn.",
    PetitionStatus.ACCEPTED: "Cơ quan xác minh, giải quyết và gửi văn bản trả lời.",
    PetitionStatus.VERIFYING: "Cơ quan xác minh xong sẽ giải quyết và gửi văn bản trả lời.",
    PetitionStatus.DISCUSSED: "Cơ quan ra quyết định và gửi văn bản trả lời.",
    PetitionStatus.SUSPENDED: "Việc giải quyết đang tạm dừng; hết lý do tạm dừng thì làm tiếp.",
    PetitionStatus.REVIEWING: "Cơ quan đang xem lại theo đề nghị của bạn.",
}
OUTCOMES: Final = {
    PetitionStatus.WITHDRAWN: "Rút đơn",
    PetitionStatus.REFUSED: "Không thụ lý",
    PetitionStatus.CLOSED: "Lưu hoặc trả đơn",
}
_SETTLED: Final = frozenset(
    {
        PetitionStatus.RESOLVED,
        PetitionStatus.SENT,
        PetitionStatus.EXECUTED,
        PetitionStatus.REVIEWING,
        PetitionStatus.ARCHIVED,
    }
)
TOLD: Final = {
    "due_moved": "Hạn trả lời được tính lại",
    "extend": "Gia hạn giải quyết",
    "suspend": "Tạm dừng giải quyết",
    "resume": "Tiếp tục giải quyết",
    "ask_again": "Đã nhận đề nghị xem lại",
    "answer_again": "Đã trả lời đề nghị xem lại",
}
"""Events that a citizen is told of beside the days of the case itself."""
TOLD_VERBS: Final = tuple(TOLD)
_REASONS: Final = frozenset({"due_moved", "extend", "suspend"})
"""Verbs whose reason is written for the sender too."""


class Happening(NamedTuple):
    """A line of the citizen's timeline: its day, what happened, and what more is said of it."""

    day: date
    words: str
    more: str = ""


def told(verb: str, at: date, reason: str, data: Mapping[str, Any]) -> Happening:
    """An event in fixed sentences: a moved day with old day, new day, reason and document."""
    parts = []
    if data.get("from_due") and data.get("to_due"):
        was, now = (date.fromisoformat(data[name]) for name in ("from_due", "to_due"))
        parts.append(f"Hạn cũ {short_date(was)}, hạn mới {short_date(now)}")
    if verb in _REASONS and reason:
        parts.append(f"lý do: {reason}")
    if data.get("paper"):
        parts.append(f"văn bản số {data['paper']}")
    words = "; ".join(parts)
    return Happening(at, TOLD[verb], words[:1].upper() + words[1:])


def outcome_words(status: str, outcome: str) -> str:
    """How the case ended, in words; nothing while it goes on or was sent on."""
    if status in _SETTLED:
        return outcome
    return OUTCOMES.get(PetitionStatus(status), "")


def may_turn_higher(days_late: int, patience: int | None) -> bool:
    """Whether so many working days went by after the due day that one may ask the office above.

    Where no norm says how many, nobody is sent there.
    """
    return patience is not None and days_late >= patience
