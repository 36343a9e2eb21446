"""What voters asked of their deputies; nothing is said where nobody recorded any of it."""

from reports.rules.told import Told, labelled, padded, rate


def voters(told: Told) -> list[str]:
    """Requests of voters: how many were answered and settled."""
    total = told.count_beside("voters.total")
    if not total:
        return []
    carried, received = (told.count_beside(f"voters.{key}") for key in ("carried_over", "received"))
    text = (
        f"Tổng số kiến nghị của cử tri là {padded(total)} (kỳ trước chuyển sang {padded(carried)}, "
        f"tiếp nhận trong kỳ {padded(received)})"
    )
    if answered := told.count_beside("voters.answered"):
        shares = told.beside["voters"]
        text += (
            f"; đã trả lời {padded(answered)} kiến nghị, đạt {rate(shares['answered_rate'])}, "
            f"trong đó {_how(told)}; tỷ lệ giải quyết đạt {rate(shares['settled_rate'])}"
        )
    if waiting := told.count_beside("voters.unanswered"):
        text += f"; còn {padded(waiting)} kiến nghị chưa trả lời"
        overdue = told.count_beside("voters.overdue")
        text += f", trong đó {padded(overdue)} đã quá hạn" if overdue else ""
    return [f"{text}."]


def _how(told: Told) -> str:
    return labelled(
        (
            ("đã giải quyết xong, giải trình", told.count_beside("voters.settled")),
            ("đang hoặc sẽ giải quyết", told.count_beside("voters.promised")),
        ),
        "kiến nghị",
    )
