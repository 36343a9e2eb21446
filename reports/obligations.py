"""The duties of all apps side by side: what is owed, by day, for one reader."""

from collections import Counter
from dataclasses import dataclass
from types import ModuleType
from typing import Final, NamedTuple

from inspections import obligations as boards
from petitions import obligations as petitions
from petitions.obligations import leader_week as weeks
from petitions.obligations import reception as receptions
from petitions.obligations import voter as voters
from songcong.core.obligations import Obligation, count_in, first_in, spans_of
from wards import obligations as wards
from wards.rules.reader import Reader


class Duty(NamedTuple):
    """A kind of duty: its title and the module that knows its open rows."""

    title: str
    source: ModuleType


DUTIES: Final[dict[str, Duty]] = {
    "cong-khai": Duty("Công khai", wards),
    "don-thu": Duty("Đơn thư", petitions),
    "tiep-dan": Duty("Trả lời sau tiếp dân", receptions),
    "lich-tiep": Duty("Chủ tịch tiếp dân", weeks),
    "cu-tri": Duty("Kiến nghị cử tri", voters),
    "kien-nghi": Duty("Kiến nghị của các Ban", boards),
}


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


def morning_of(reader: Reader, *, singly: int) -> Morning:
    """Overdue, today and this week of all duties; of what is urgent the earliest ``singly``."""
    every = spans_of(reader.day)
    spans = [span for span in every if span.key in MORNING]
    urgent_spans = [span for span in every if span.key in URGENT]
    counts: dict[str, Counter[str]] = {span.key: Counter() for span in spans}
    urgent: list[Obligation] = []
    for duty in DUTIES.values():
        rows = duty.source.open_rows(reader)
        for key, count in count_in(rows, spans).items():
            counts[key][duty.title] = count
        if singly:
            found = first_in(rows, urgent_spans, singly)
            urgent += [duty.source.obligation_of(row, reader) for row in found]
    return Morning(counts, tuple(sorted(urgent, key=lambda one: one.due_on)[:singly]))
