"""What the sentences of a report are told from, and the small words they share."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from reports.rules.snapshot import HAS_DATA, NOTHING_AROSE, Figures, Snapshot
from songcong.core.vietnamese import number, percent

Count = int


@dataclass(frozen=True)
class Told:
    """The figures of one report, with the words that name its period and its unit."""

    who: str
    during: str
    figures: Figures
    previous: Figures | None
    previous_label: str
    states: "dict[str, str]"
    units: tuple[tuple[str, Figures], ...] = ()
    beside: Figures = field(default_factory=dict)

    def count_beside(self, path: str) -> Count:
        """A whole figure beside the contract's; none where the report was frozen before it."""
        section = path.partition(".")[0]
        return int(pick(self.beside, path)) if section in self.beside else 0

    def count(self, path: str) -> Count:
        """A whole figure by its dotted name."""
        return int(pick(self.figures, path))

    def rate(self, path: str) -> str:
        """A rate as a report writes it."""
        return rate(pick(self.figures, path))

    def where(self, path: str) -> str:
        """In which units a figure is not zero: " (Mỏ Chè 02, Cải Đan 01)"; empty for one unit."""
        found = [(name, int(pick(figures, path))) for name, figures in self.units]
        named = [f"{name} {padded(value)}" for name, value in found if value]
        return f" ({', '.join(named)})" if named else ""

    def versus(self, path: str, noun: str) -> str:
        """The change against the period before: "tăng 03 lượt so với quý II năm 2021"."""
        if self.previous is None:
            return ""
        change = self.count(path) - int(pick(self.previous, path))
        if not change:
            return f"bằng {self.previous_label}"
        word = "tăng" if change > 0 else "giảm"
        return f"{word} {padded(abs(change))} {noun} so với {self.previous_label}"


def told(snapshot: Snapshot) -> Told:
    """What the sentences of this snapshot are told from."""
    return Told(
        who=snapshot.who,
        during=f"Trong {snapshot.span.noun}",
        figures=snapshot.figures,
        previous=snapshot.previous,
        previous_label=snapshot.span.previous_label,
        states=dict(snapshot.states),
        units=tuple((unit.short_name, unit.figures) for unit in snapshot.units),
        beside=snapshot.beside,
    )


def pick(figures: Figures, path: str) -> int | float | Decimal:
    """A figure by its dotted name."""
    value = pick_or_none(figures, path)
    if value is None:
        raise KeyError(path)
    return value


def pick_or_none(figures: Figures, path: str) -> int | float | Decimal | None:
    """A figure by its dotted name; None for a rate without a denominator."""
    node = figures
    for name in path.split("."):
        node = node[name]
    return node  # type: ignore[return-value]  # the leaves of the tree are numbers


def padded(count: int) -> str:
    """A count as offices write it: below ten with a zero in front."""
    return f"{count:02}" if 0 < count < 10 else number(count)  # noqa: PLR2004


def rate(value: int | float | Decimal) -> str:
    """A rate with one decimal: "93,3%"."""
    return percent(value)


def reached(part: int, whole: int, value: int | float | Decimal) -> str:
    """A share with its rate: "14/15", "đạt 93,3%"."""
    return f"{number(part)}/{number(whole)} (đạt {rate(value)})"


def some(pairs: Iterable[tuple[int, str]], joint: str = ", ") -> str:
    """Only what is there: ((2, "cuộc họp"), (0, "đối thoại")) → "02 cuộc họp"."""
    return joint.join(f"{padded(count)} {noun}" for count, noun in pairs if count)


def labelled(pairs: Iterable[tuple[str, int]], noun: str = "") -> str:
    """Only what is there, name first: "khiếu nại 03 đơn, kiến nghị 05 đơn"."""
    end = f" {noun}" if noun else ""
    return ", ".join(f"{name} {padded(count)}{end}" for name, count in pairs if count)


def silent(states: dict[str, str], topic: str, about: str) -> str | None:
    """What is said of a topic without records: nothing arose, or nobody knows; else None."""
    state = states.get(topic)
    if state == HAS_DATA:
        return None
    if state == NOTHING_AROSE:
        return f"{about}: trong kỳ không phát sinh."
    return f"{about}: chưa có số liệu."
