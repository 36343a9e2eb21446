"""What went well, what did not, and what follows for the next period, read off the figures."""

from reports.rules.snapshot import HAS_DATA
from reports.rules.told import Told, padded, pick_or_none

_GOOD = 90

_RATES = (
    ("disclosure", "disclosure.on_time_rate", "công khai đúng hạn"),
    ("petitions", "petitions.settlement.on_time_rate", "giải quyết đơn đúng hạn"),
    ("mediation", "mediation.settled_rate", "hòa giải thành"),
    ("inspection", "inspection.answered_rate", "trả lời kiến nghị của Ban Thanh tra nhân dân"),
    (
        "investment",
        "investment.answered_rate",
        "trả lời kiến nghị của Ban Giám sát đầu tư của cộng đồng",
    ),
)

_FAULTS = (
    ("disclosure", "disclosure.late", "nội dung công khai chậm so với quy định"),
    ("disclosure", "disclosure.missing", "nội dung đến hạn nhưng chưa công khai"),
    ("petitions", "petitions.settlement.late", "vụ việc giải quyết quá hạn"),
    ("petitions", "petitions.settlement.overdue", "vụ việc đang giải quyết đã quá hạn"),
    ("inspection", "inspection.overdue", "kiến nghị của Ban Thanh tra nhân dân quá hạn trả lời"),
    (
        "investment",
        "investment.overdue",
        "kiến nghị của Ban Giám sát đầu tư của cộng đồng quá hạn trả lời",
    ),
)

_DUTIES = (
    ("disclosure", "disclosure.missing", "Công khai ngay {} nội dung đã quá hạn"),
    (
        "petitions",
        "petitions.settlement.overdue",
        "Giải quyết dứt điểm {} vụ việc khiếu nại, tố cáo, kiến nghị, phản ánh đã quá hạn",
    ),
    (
        "petitions",
        "petitions.processing.not_processed",
        "Xem xét, phân loại, xử lý {} đơn còn lại của kỳ báo cáo",
    ),
    (
        "inspection",
        "inspection.overdue",
        "Trả lời {} kiến nghị quá hạn của Ban Thanh tra nhân dân",
    ),
    (
        "investment",
        "investment.overdue",
        "Trả lời {} kiến nghị quá hạn của Ban Giám sát đầu tư của cộng đồng",
    ),
    ("mediation", "mediation.in_progress", "Tiếp tục hòa giải {} vụ việc đang hòa giải"),
)

_NAMES = {
    "reception": "tiếp công dân",
    "petitions": "đơn thư",
    "mediation": "hòa giải",
    "disclosure": "công khai",
    "meetings": "họp dân, đối thoại",
    "decisions": "biểu quyết",
    "inspection": "Ban Thanh tra nhân dân",
    "investment": "Ban Giám sát đầu tư của cộng đồng",
}


def strengths(told: Told) -> list[str]:
    """Rates of nine tenths and more, in one sentence."""
    good = [
        f"{name} đạt {told.rate(path)}"
        for topic, path, name in _RATES
        if _is_good(told, topic, path)
    ]
    return [f"Nhiều chỉ tiêu đạt kết quả tốt: {'; '.join(good)}."] if good else []


def shortcomings(told: Told) -> list[str]:
    """What was late or left undone, and what nobody knows."""
    faults = [
        f"{padded(told.count(path))} {name}"
        for topic, path, name in _FAULTS
        if told.states.get(topic) == HAS_DATA and told.count(path)
    ]
    texts = [f"Còn {'; '.join(faults)}."] if faults else []
    texts += [text for text in (_unanswered_opinions(told), _unknown(told)) if text]
    return texts


def duties(told: Told) -> list[str]:
    """What the next period must make good."""
    return [
        f"{words.format(padded(told.count(path)))}."
        for topic, path, words in _DUTIES
        if told.states.get(topic) == HAS_DATA and told.count(path)
    ]


def _is_good(told: Told, topic: str, path: str) -> bool:
    value = pick_or_none(told.figures, path)
    return told.states.get(topic) == HAS_DATA and value is not None and value >= _GOOD


def _unanswered_opinions(told: Told) -> str:
    if told.states.get("meetings") != HAS_DATA:
        return ""
    left = told.count("meetings.opinions") - told.count("meetings.opinions_answered")
    return f"Còn {padded(left)} ý kiến của Nhân dân chưa được trả lời." if left else ""


def _unknown(told: Told) -> str:
    unknown = [name for topic, name in _NAMES.items() if told.states.get(topic) == "missing"]
    return f"Chưa có số liệu về: {', '.join(unknown)}." if unknown else ""
