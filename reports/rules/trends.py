"""A rate over the last quarters: what was reached each time, and the line that shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import dropwhile
from typing import Final

from songcong.core.rates import percent

TRENDS: Final = (
    "disclosure.on_time_rate",
    "petitions.settlement.on_time_rate",
    "inspection.answered_rate",
    "mediation.settled_rate",
)
"""The rates that the committee follows over time, one a register."""
WIDTH: Final = 320
HEIGHT: Final = 120
_LEFT: Final = 34
_RIGHT: Final = 12
_TOP: Final = 18
_BOTTOM: Final = 22
_HUNDRED: Final = 100

Counts = Mapping[str, int | Decimal | None]


@dataclass(frozen=True)
class Point:
    """One quarter: its name, the rate and its parts; no value where nothing was to be measured."""

    label: str
    value: Decimal | None
    part: int | Decimal
    whole: int | Decimal


@dataclass(frozen=True)
class Dot:
    """A point of the drawing, in drawing units."""

    x: int
    y: int
    point: Point


@dataclass(frozen=True)
class Trend:
    """A rate's points, the oldest first, and where they stand in a drawing of 320 × 120."""

    key: str
    name: str
    points: tuple[Point, ...]

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The points that have a value, from the first of them on."""
        drawn = tuple(dropwhile(lambda point: point.value is None, self.points))
        step = (WIDTH - _LEFT - _RIGHT) / max(len(drawn) - 1, 1)
        return tuple(
            Dot(round(_LEFT + step * place), height_of(point.value), point)
            for place, point in enumerate(drawn)
            if point.value is not None
        )

    @property
    def line(self) -> str:
        """The dots as an SVG polyline has them."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)

    @property
    def scale(self) -> tuple[tuple[int, int], ...]:
        """The lines of the scale: percent and height."""
        return tuple((value, height_of(value)) for value in (0, 50, _HUNDRED))


def height_of(value: Decimal | int) -> int:
    """How far from the top a percentage stands."""
    return round(HEIGHT - _BOTTOM - float(value) * (HEIGHT - _TOP - _BOTTOM) / _HUNDRED)


def point(
    label: str, counts: Sequence[Counts], parts: Sequence[str], wholes: Sequence[str]
) -> Point:
    """The rate of one quarter out of the counts of its units."""
    part, whole = _sum(counts, parts), _sum(counts, wholes)
    return Point(label, percent(part, whole), part, whole)


def _sum(counts: Sequence[Counts], keys: Sequence[str]) -> int | Decimal:
    return sum(values.get(key) or 0 for values in counts for key in keys)
