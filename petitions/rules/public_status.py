"""What a citizen is told of a petition: state, outcome and lateness are three labels, never one."""

from typing import Final

from petitions.enums import PetitionStatus

STATES: Final = {
    PetitionStatus.RECEIVED: "Đã tiếp nhận",
    PetitionStatus.PROCESSED: "Đang xem xét",
    PetitionStatus.ACCEPTED: "Đang giải quyết",
    PetitionStatus.RESOLVED: "Đã trả lời",
    PetitionStatus.WITHDRAWN: "Đã trả lời",
    PetitionStatus.CLOSED: "Đã trả lời",
    PetitionStatus.TRANSFERRED: "Không thuộc thẩm quyền, đã chuyển hoặc hướng dẫn",
}
NEXT: Final = {
    PetitionStatus.RECEIVED: "Cơ quan xem xét thẩm quyền và trả lời có thụ lý hay không.",
    PetitionStatus.PROCESSED: "Cơ quan ra văn bản thụ lý và gửi cho người gửi đơn.",
    PetitionStatus.ACCEPTED: "Cơ quan xác minh, giải quyết và gửi văn bản trả lời.",
}
OUTCOMES: Final = {
    PetitionStatus.WITHDRAWN: "Rút đơn",
    PetitionStatus.CLOSED: "Lưu hoặc trả đơn",
}


def outcome_words(status: str, outcome: str) -> str:
    """How the case ended, in words; nothing while it goes on or was sent on."""
    if status == PetitionStatus.RESOLVED:
        return outcome
    return OUTCOMES.get(PetitionStatus(status), "")


def may_turn_higher(days_late: int, patience: int | None) -> bool:
    """Whether so many working days went by after the due day that one may ask the office above.

    Where no norm says how many, nobody is sent there.
    """
    return patience is not None and days_late >= patience
