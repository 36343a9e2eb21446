"""What a citizen is told of a petition: state, outcome and lateness are three labels, never one."""

from typing import Final

from petitions.enums import PetitionStatus
from petitions.rules.workflow import SETTLED

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
    PetitionStatus.REVIEWING: "Đang xem lại",
    PetitionStatus.ARCHIVED: "Đã trả lời",
    PetitionStatus.WITHDRAWN: "Đã kết thúc",
    PetitionStatus.REFUSED: "Đã trả lời",
    PetitionStatus.CLOSED: "Đã kết thúc",
    PetitionStatus.TRANSFERRED: "Không thuộc thẩm quyền, đã chuyển hoặc hướng dẫn",
}
NEXT: Final = {
    PetitionStatus.RECEIVED: "Cơ quan xem xét thẩm quyền và trả lời có thụ lý hay không.",
    PetitionStatus.AWAITING: "Bạn bổ sung tài liệu mà cơ quan đã yêu cầu.",
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
SENT_AWAY: Final = frozenset({PetitionStatus.TRANSFERRED, PetitionStatus.REFUSED})
"""The states in which the sender may have been told of another office."""
_NEXT_BY: Final = {
    "petition.acknowledge": "Cơ quan báo cho bạn là đã nhận đơn.",
    "petition.send_decision": "Cơ quan gửi quyết định giải quyết cho bạn.",
}
"""What comes next where the norm of the step says more than the state."""


def next_step(status: str, key: str) -> str:
    """What the sender may expect next; ``key`` is the norm by which the step at hand is due."""
    for stem, words in _NEXT_BY.items():
        if key.startswith(stem):
            return words
    return NEXT.get(PetitionStatus(status), "")


def waits_for_sender(status: str) -> bool:
    """Whether the day of the step at hand binds the sender, not the office."""
    return status == PetitionStatus.AWAITING


def outcome_words(status: str, outcome: str) -> str:
    """How the case ended, in words; nothing while it goes on or was sent on."""
    if status in SETTLED:
        return outcome
    return OUTCOMES.get(PetitionStatus(status), "")


def may_turn_higher(days_late: int, patience: int | None) -> bool:
    """Whether so many working days went by after the due day that one may ask the office above.

    Where no norm says how many, nobody is sent there.
    """
    return patience is not None and days_late >= patience
