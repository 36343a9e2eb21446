"""What the people check and supervise: the two boards and their recommendations."""

from decimal import Decimal

from reports.rules.told import Told, padded, pick, silent
from songcong.core.vietnamese import money, number

_INSPECTION = "Ban Thanh tra nhân dân"
_INVESTMENT = "Ban Giám sát đầu tư của cộng đồng"


def boards(told: Told) -> list[str]:
    """The People's Inspection Board, then the Community Investment Supervision Board."""
    return [*_board(told, "inspection", _INSPECTION), *_board(told, "investment", _INVESTMENT)]


def _board(told: Told, topic: str, name: str) -> list[str]:
    if said := silent(told.states, topic, name):
        return [said]
    return [text for text in (_work(told, topic, name), _followed(told, topic, name)) if text]


def _work(told: Told, topic: str, name: str) -> str:
    supervisions = told.count(f"{topic}.supervisions")
    violations = told.count(f"{topic}.violations")
    if not supervisions:
        return f"{name}: {told.during.lower()} chưa thực hiện cuộc giám sát nào."
    text = f"{name} đã thực hiện {padded(supervisions)} cuộc giám sát"
    if violations:
        text += f", phát hiện {padded(violations)} vụ việc sai phạm"
    else:
        text += ", không phát hiện sai phạm"
    recovered = _recovered(told, topic)
    return f"{text}; {recovered}." if recovered else f"{text}."


def _recovered(told: Told, topic: str) -> str:
    parts = []
    if vnd := told.count(f"{topic}.recovered_vnd"):
        parts.append(f"thu hồi {money(vnd)}")
    if topic == "inspection":
        if land := Decimal(str(pick(told.figures, "inspection.recovered_land_m2"))):
            parts.append(f"thu hồi {number(land)} m² đất")
    elif vnd := told.count("investment.deducted_vnd"):
        parts.append(f"giảm trừ quyết toán {money(vnd)}")
    return f"kiến nghị xử lý, {', '.join(parts)}" if parts else ""


def _followed(told: Told, topic: str, name: str) -> str:
    carried = told.count(f"{topic}.carried_over")
    sent = told.count(f"{topic}.recommendations")
    total = carried + sent
    if not total:
        return ""
    text = f"Tổng số kiến nghị của {name} phải trả lời là {padded(total)}"
    text += f" (kỳ trước chuyển sang {padded(carried)}, gửi trong kỳ {padded(sent)})"
    return f"{text}: {_answers(told, topic)}."


def _answers(told: Told, topic: str) -> str:
    answered, still = told.count(f"{topic}.answered"), told.count(f"{topic}.open")
    parts = []
    if answered:
        on_time = told.count(f"{topic}.answered_on_time")
        shown = told.rate(f"{topic}.answered_rate")
        parts.append(
            f"đã được trả lời {padded(answered)} kiến nghị (đạt {shown}), "
            f"trong đó đúng hạn {padded(on_time)}"
        )
    else:
        parts.append("chưa có kiến nghị nào được trả lời")
    if still:
        overdue = told.count(f"{topic}.overdue")
        text = f"còn {padded(still)} kiến nghị chưa được trả lời"
        if overdue:
            text += f", trong đó quá hạn {padded(overdue)}{told.where(f'{topic}.overdue')}"
        parts.append(text)
    return "; ".join(parts)
