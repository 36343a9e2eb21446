"""The duties of all apps side by side: what is owed, by day, for one reader."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Final, NamedTuple

from inspections import obligations as boards
from petitions import obligations as petitions
from petitions.obligations import after_answer, sorting
from petitions.obligations import leader_week as weeks
from petitions.obligations import reception as receptions
from petitions.obligations import voter as voters
from reports.obligations.report import reports_owed
from songcong.core.law import Law
from songcong.core.obligations import Obligation, Open, Span, count_in, spans_of
from wards import obligations as wards
from wards.obligations import meetings_owed
from wards.rules.reader import Reader

Reckoner = Callable[[Reader, Law], list[Obligation]]


class Duty(NamedTuple):
    """A kind of duty: its title, and the module that knows its open rows by a due day's column.

    What hangs on no row is reckoned instead.
    """

    title: str
    source: ModuleType | None = None
    due: str = "due_on"
    reckoned: Reckoner | None = None


DUTIES: Final[dict[str, Duty]] = {
    "cong-khai": Duty("Công khai", wards),
    "phan-loai": Duty("Đơn chờ phân loại", sorting, due="step_due_on"),
    "don-thu": Duty("Đơn thư", petitions),
    "ket-qua": Duty("Gửi kết quả, xem lại", after_answer, due="step_due_on"),
    "tiep-dan": Duty("Trả lời sau tiếp dân", receptions),
    "lich-tiep": Duty("Chủ tịch tiếp dân", weeks),
    "cu-tri": Duty("Kiến nghị cử tri", voters),
    "kien-nghi": Duty("Kiến nghị của các Ban", boards),
    "hop-dan": Duty("Họp dân, đối thoại", reckoned=meetings_owed),
    "bao-cao": Duty("Báo cáo quý", reckoned=reports_owed),
}


class Owed(NamedTuple):
    """By span and kind of duty how much is owed, and the earliest of it."""

    counts: Mapping[str, Counter[str]]
    lines: list[Obligation]


def owed_by(
    reader: Reader,
    law: Law,
    counted: Sequence[Span],
    *,
    most: int,
    shown: Sequence[Span] | None = None,
    duties: Collection[str] = tuple(DUTIES),
) -> Owed:
    """What the reader owes: counts of all duties in one query, then one for each one's lines.

    Lines are of the spans ``shown`` (those counted unless told otherwise) and of these ``duties``,
    at most so many of each duty and span.
    """
    shown = counted if shown is None else shown
    kept = {
        key: Open(duty.source.open_rows(reader), duty.due)
        for key, duty in DUTIES.items()
        if duty.source
    }
    owed = Owed({span.key: Counter() for span in counted}, [])
    for key, by_span in count_in(kept, counted).items():
        for name, count in by_span.items():
            owed.counts[name][key] = count
        source = DUTIES[key].source
        if source and most and key in duties and any(by_span[span.key] for span in shown):
            rows = kept[key].first_in(shown, most)
            owed.lines.extend(source.obligation_of(row, reader) for row in rows)
    for key, duty in DUTIES.items():
        every = duty.reckoned(reader, law) if duty.reckoned else []
        for span in counted:
            within = sorted((one for one in every if span.holds(one.due_on)), key=_due_on)
            owed.counts[span.key][key] += len(within)
            owed.lines.extend(within[:most] if span in shown and key in duties else [])
    return owed


def _due_on(one: Obligation) -> date:
    return one.due_on


@dataclass(frozen=True)
class Morning:
    """What a person begins the day with: counts by span and duty, and what cannot wait."""

    counts: dict[str, Counter[str]]
    urgent: tuple[Obligation, ...]

    def count(self, span: str) -> int:
        """How many are owed in a span."""
        return self.counts[span].total()

    @property
    def total(self) -> int:
        return sum(self.count(span) for span in self.counts)


MORNING: Final = ("overdue", "today", "week")
URGENT: Final = ("overdue", "today")


def morning_of(reader: Reader, law: Law, *, singly: int) -> Morning:
    """Overdue, today and this week of all duties; of what is urgent the earliest ``singly``."""
    every = spans_of(reader.day)
    spans = [span for span in every if span.key in MORNING]
    urgent_spans = [span for span in every if span.key in URGENT]
    owed = owed_by(reader, law, spans, most=singly, shown=urgent_spans)
    titled = {
        span: Counter({DUTIES[key].title: count for key, count in counts.items()})
        for span, counts in owed.counts.items()
    }
    urgent = sorted(owed.lines, key=_due_on)[:singly]
    return Morning(titled, tuple(urgent))
