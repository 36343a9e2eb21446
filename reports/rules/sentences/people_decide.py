"""What the people discuss and decide: votes and what they brought (Articles 15–22)."""

from decimal import Decimal

from reports.rules.told import Told, padded, pick, silent
from songcong.core.vietnamese import money, number


def decisions(told: Told) -> list[str]:
    """Votes, recognition, and what people and budget gave for what was passed."""
    if said := silent(told.states, "decisions", "Về việc Nhân dân bàn và quyết định"):
        return [said]
    return [text for text in (_votes(told), _recognised(told), _given(told)) if text]


def _votes(told: Told) -> str:
    votes, failed = told.count("decisions.votes"), told.count("decisions.failed")
    if not votes:
        return f"{told.during}, {told.who} không tổ chức biểu quyết nội dung nào."
    text = f"{told.during}, Nhân dân đã bàn và biểu quyết {padded(votes)} nội dung"
    if not failed:
        return f"{text}, tất cả đều được thông qua."
    passed = told.count("decisions.passed")
    if not passed:
        return f"{text}, không có nội dung nào đạt tỷ lệ tán thành theo quy định."
    return (
        f"{text}: thông qua {padded(passed)} nội dung; {padded(failed)} nội dung không đạt "
        f"tỷ lệ tán thành theo quy định{told.where('decisions.failed')}."
    )


def _recognised(told: Told) -> str:
    recognised = told.count("decisions.recognised")
    if not recognised:
        return ""
    return (
        f"Cơ quan có thẩm quyền đã công nhận kết quả biểu quyết của {padded(recognised)} nội dung."
    )


def _given(told: Told) -> str:
    gifts = []
    if vnd := told.count("decisions.contributions_vnd"):
        gifts.append(f"đóng góp {money(vnd)}")
    if days := told.count("decisions.labour_days"):
        gifts.append(f"{padded(days)} ngày công")
    if land := Decimal(str(pick(told.figures, "decisions.land_m2"))):
        gifts.append(f"hiến {number(land)} m² đất")
    support = told.count("decisions.state_support_vnd")
    if not gifts and not support:
        return ""
    text = "Để thực hiện các nội dung đã thông qua, "
    budget = f"ngân sách nhà nước hỗ trợ {money(support)}"
    if not gifts:
        return f"{text}{budget}."
    people = f"Nhân dân {', '.join(gifts)}"
    return f"{text}{people}; {budget}." if support else f"{text}{people}."
