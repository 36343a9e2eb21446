"""How a month's readings of denouncers' identities are told: by whom, how often, never whose."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SHOWN: Final = 4


@dataclass(frozen=True)
class Reading:
    """One opening of an identity: the case's id and who opened it."""

    case: int
    reader: str


def by_person(readings: Iterable[Reading]) -> str:
    """Who read how often, the most first: "Nguyễn Thị Thư 2 lần, Hoàng Sơn 1 lần"."""
    counts = Counter(reading.reader for reading in readings)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    said = [f"{name} {times} lần" for name, times in ranked[:SHOWN]]
    rest = len(ranked) - len(said)
    return ", ".join([*said, *([f"{rest} người khác"] if rest else [])])
