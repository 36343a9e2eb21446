"""What the people know: disclosure (Articles 11–14 of Law 10/2022)."""

from reports.rules.told import Told, padded, silent
from songcong.core.vietnamese import number


def disclosure(told: Told) -> list[str]:
    """What fell due in the period, and what was left from before."""
    if said := silent(told.states, "disclosure", "Về công khai để Nhân dân biết"):
        return [said]
    return [text for text in (_due(told), _backlog(told)) if text]


def _due(told: Told) -> str:
    due, on_time = told.count("disclosure.due"), told.count("disclosure.on_time")
    if not due:
        return f"{told.during}, {told.who} không có nội dung nào đến hạn công khai."
    share = f"{number(on_time)}/{number(due)} nội dung đúng hạn"
    text = f"{told.during}, {told.who} đã công khai {share} "
    text += f"(đạt {told.rate('disclosure.on_time_rate')})"
    late, missing = told.count("disclosure.late"), told.count("disclosure.missing")
    if late:
        where = told.where("disclosure.late")
        text += f"; công khai chậm {padded(late)} nội dung{where}"
    if missing:
        where = told.where("disclosure.missing")
        text += f"; còn {padded(missing)} nội dung đã đến hạn nhưng chưa công khai{where}"
    return f"{text}."


def _backlog(told: Told) -> str:
    backlog = told.count("disclosure.backlog")
    cleared = told.count("disclosure.backlog_cleared")
    if not backlog:
        return ""
    text = f"Đối với {padded(backlog)} nội dung quá hạn từ các kỳ trước chuyển sang"
    if cleared == backlog:
        return f"{text}: đã công khai xong trong kỳ."
    if not cleared:
        return f"{text}: đến nay chưa công khai được nội dung nào."
    left = padded(backlog - cleared)
    return f"{text}: đã công khai {padded(cleared)} nội dung, còn {left} nội dung chưa công khai."
