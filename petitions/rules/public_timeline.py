"""What a citizen reads of the way a petition went: fixed sentences, newest first."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from petitions.enums import Handling, PetitionStatus
from songcong.core.vietnamese import short_date

TOLD: Final = {
    "acknowledge": "Cơ quan báo đã nhận đơn",
    "ask_more": "Cơ quan yêu cầu bổ sung tài liệu",
    "supplied": "Cơ quan đã nhận tài liệu bổ sung",
    "process": "Đơn đã được xem xét, phân loại",
    "forward": "Đơn được chuyển đến cơ quan có thẩm quyền",
    "guide": "Người gửi được hướng dẫn đến cơ quan có thẩm quyền",
    "urge": "Đã đôn đốc cơ quan có thẩm quyền",
    "refuse": "Đơn không được thụ lý",
    "keep": "Đơn được lưu, không giải quyết",
    "return": "Đơn được trả lại người gửi",
    "accept": "Đơn được thụ lý",
    "verify": "Bắt đầu xác minh",
    "discuss": "Đã đối thoại",
    "succeed": "Đơn được chuyển sang đơn vị kế thừa",
    "due_moved": "Hạn trả lời được tính lại",
    "extend": "Gia hạn giải quyết",
    "suspend": "Tạm dừng giải quyết",
    "resume": "Tiếp tục giải quyết",
    "resolve": "Đã có kết quả giải quyết",
    "withdraw": "Người gửi rút đơn",
    "send": "Kết quả đã gửi cho người gửi đơn",
    "execute": "Kết quả đã được thi hành",
    "ask_again": "Đã nhận đề nghị xem lại",
    "answer_again": "Đã trả lời đề nghị xem lại",
    "close": "Hồ sơ kết thúc",
}
"""Steps that a citizen is told of. Who sorted or proposed what is the office's own business."""
TOLD_VERBS: Final = tuple(TOLD)
TO: Final = {
    "forward": "nơi nhận",
    "guide": "nơi cần đến",
    "urge": "cơ quan được đôn đốc",
    "refuse": "có thể gửi đến",
    "succeed": "nơi giải quyết tiếp",
}
"""What the office is that a step names."""
_REASONS: Final = {
    "due_moved": "lý do",
    "extend": "lý do",
    "suspend": "lý do",
    "ask_more": "cần bổ sung",
    "refuse": "căn cứ",
    "keep": "lý do",
    "return": "lý do",
}
"""Verbs whose reason is written for the sender too; the others' may tell of the content."""
_SENT_ON: Final = {
    Handling.FORWARD: "forward",
    Handling.GUIDE: "guide",
    Handling.URGE: "urge",
    Handling.RETURN: "return",
}
_SORTED: Final = frozenset({"process", "refuse", "keep", *_SENT_ON.values()})


class Happening(NamedTuple):
    """A line of the citizen's timeline: its day, what happened, and what more is said of it."""

    day: date
    words: str
    more: str = ""


class Days(NamedTuple):
    """The days that the petition itself keeps; those of a register have no steps beside them."""

    received_on: date
    processed_on: date | None
    accepted_on: date | None
    resolved_on: date | None
    handling: str
    status: str


def told(verb: str, at: date, reason: str, data: Mapping[str, Any]) -> Happening:
    """A step in fixed sentences: a moved day with old day, new day, reason and document."""
    parts = []
    if data.get("from_due") and data.get("to_due"):
        was, now = (date.fromisoformat(data[name]) for name in ("from_due", "to_due"))
        parts.append(f"Hạn cũ {short_date(was)}, hạn mới {short_date(now)}")
    if verb in TO and data.get("office"):
        parts.append(f"{TO[verb]}: {data['office']}")
    if verb in _REASONS and reason:
        parts.append(f"{_REASONS[verb]}: {reason}")
    if data.get("paper"):
        parts.append(f"văn bản số {data['paper']}")
    words = "; ".join(parts)
    return Happening(at, TOLD[verb], words[:1].upper() + words[1:])


def timeline(days: Days, steps: Iterable[tuple[str, Happening]]) -> list[Happening]:
    """Steps (oldest first) and the days that no step tells of, newest first."""
    steps = list(steps)
    taken = {verb for verb, _ in steps}
    happened = [one for _, one in reversed(steps)]
    own = (
        (days.resolved_on, _ending(days), frozenset({"resolve", "withdraw"})),
        (days.accepted_on, "accept", frozenset({"accept"})),
        (days.processed_on, _sorting(days), _SORTED),
    )
    for day, verb, verbs in own:
        if day is not None and not taken & verbs:
            happened.append(Happening(day, TOLD[verb]))
    happened.append(Happening(days.received_on, "Cơ quan đã nhận đơn"))
    return sorted(happened, key=lambda one: one.day, reverse=True)


def _ending(days: Days) -> str:
    return "withdraw" if days.status == PetitionStatus.WITHDRAWN else "resolve"


def _sorting(days: Days) -> str:
    """What sorting came to; a petition in another state went on here, whatever its handling."""
    if days.status in (PetitionStatus.TRANSFERRED, PetitionStatus.CLOSED):
        return _SENT_ON.get(Handling(days.handling), "keep") if days.handling else "process"
    return "process"
