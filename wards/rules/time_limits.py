"""The day on which a time limit of the law ends, with the way there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from songcong.core.errors import Refused
from songcong.core.law import Law
from songcong.core.norms import CALENDAR_DAY, MONTH, WORKING_DAY, Norm, NormMissing
from songcong.core.working_days import Explanation

UNITS: Final[Mapping[str, str]] = {
    WORKING_DAY: "ngày làm việc",
    CALENDAR_DAY: "ngày",
    MONTH: "tháng",
}
TITLES: Final[Mapping[str, str]] = {
    "disclosure.publish_within": "Công khai văn bản",
    "disclosure.posting_days": "Thời gian niêm yết",
    "decision.recognition": "Công nhận kết quả biểu quyết của Nhân dân",
    "inspection.recommendation_answer": "Trả lời kiến nghị của Ban Thanh tra nhân dân",
    "investment.recommendation_answer": "Trả lời kiến nghị của Ban Giám sát đầu tư của cộng đồng",
    "reception.answer_within": "Trả lời sau khi tiếp công dân",
    "petition.process_within": "Xử lý đơn",
    "petition.accept_complaint": "Thụ lý khiếu nại",
    "petition.settle.complaint.first": "Giải quyết khiếu nại lần đầu",
    "petition.settle.complaint.first.complex": "Giải quyết khiếu nại lần đầu, vụ việc phức tạp",
    "petition.settle.denunciation": "Giải quyết tố cáo",
    "petition.settle.feedback": "Trả lời kiến nghị, phản ánh",
    "petition.settle.voter": "Trả lời kiến nghị cử tri do Quốc hội chuyển đến",
}
"""The limits that a citizen asks after, in words."""
LATEST: Final = date(2100, 12, 31)


@dataclass(frozen=True)
class TimeLimit:
    """A limit as it runs from a day, whose own day never counts."""

    norm: Norm
    start: date
    way: Explanation

    @property
    def words(self) -> str:
        """The length: "10 ngày làm việc"."""
        return f"{self.norm.value.normalize():f} {UNITS[self.norm.unit]}"


@dataclass(frozen=True)
class Run:
    """Days that follow one another."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def time_limit(key: str, start: date, law: Law) -> TimeLimit:
    """The limit of a norm from a day on; Refused where there is none."""
    if start > LATEST:
        raise Refused("Chỉ tính được đến hết năm 2100.", field="start", code="too_late")
    if not law.norms.knows(key):
        raise Refused(f"Không có định mức «{key}».", field="norm", code="no_such_norm")
    try:
        norm = law.norms.resolve(key, start)
    except NormMissing as missing:
        raise Refused(missing.message, field="start", code="not_in_force") from missing
    if norm.unit not in UNITS:
        raise Refused(f"«{key}» không phải là thời hạn.", field="norm", code="no_time_limit")
    return TimeLimit(norm, start, law.calendar.explain(start, norm))


def runs_of(days: Iterable[date]) -> list[Run]:
    """Days in order, put together where one follows the other."""
    runs: list[Run] = []
    for day in days:
        if runs and day - runs[-1].last == timedelta(days=1):
            runs[-1] = Run(runs[-1].first, day)
        else:
            runs.append(Run(day, day))
    return runs
