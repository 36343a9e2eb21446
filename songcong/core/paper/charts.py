"""Bar charts as plain numbers, which one SVG template draws for the page and for the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_ROW = 22
_BAR = 12
_LABEL_WIDTH = 170
_VALUE_WIDTH = 110
_LETTER = 6


@dataclass(frozen=True)
class Datum:
    """One bar: its name, its value (None: nothing to measure) and how the value is printed."""

    label: str
    value: Decimal | int | None
    shown: str


@dataclass(frozen=True)
class Bar:
    """One bar with its place in the drawing, in drawing units."""

    label: str
    shown: str
    top: int
    middle: int
    length: int
    text_x: int


@dataclass(frozen=True)
class Tick:
    """One line of the scale."""

    x: int
    shown: str


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars below each other over a common scale."""

    title: str
    width: int
    height: int
    left: int
    bottom: int
    bar_height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]

    @property
    def label_x(self) -> int:
        """Where the names of the bars end."""
        return self.left - 6

    @property
    def scale_y(self) -> int:
        """The base line of the scale's numbers."""
        return self.bottom + 13


def horizontal_bars(
    title: str,
    data: Sequence[Datum],
    *,
    highest: Decimal | int | None = None,
    unit: str = "",
    width: int = 640,
) -> BarChart:
    """Lay out bars from zero to ``highest`` (default: a round number above the largest)."""
    top = Decimal(highest if highest is not None else round_above(_largest(data)))
    left = min(_LABEL_WIDTH, max((len(datum.label) for datum in data), default=0) * _LETTER + 12)
    room = width - left - _VALUE_WIDTH
    bottom = len(data) * _ROW + 4
    bars = tuple(_bar(datum, row, left, room, top) for row, datum in enumerate(data))
    ticks = tuple(
        Tick(x=left + room * step // 4, shown=_tick(top * step / 4, unit)) for step in range(5)
    )
    return BarChart(title, width, bottom + 18, left, bottom, _BAR, bars, ticks)


def round_above(value: Decimal | int) -> int:
    """The first of 4, 8, 20, 40, 80, 200 … that is not below ``value``: it parts well by four."""
    scale = 1
    while True:
        for step in (4, 8, 20):
            if value <= step * scale:
                return step * scale
        scale *= 10


def _bar(datum: Datum, row: int, left: int, room: int, top: Decimal) -> Bar:
    length = 0 if datum.value is None else int(room * min(Decimal(datum.value), top) / top)
    y = row * _ROW + (_ROW - _BAR) // 2
    return Bar(datum.label, datum.shown, y, y + _BAR - 2, length, left + length + 6)


def _largest(data: Sequence[Datum]) -> Decimal | int:
    return max((datum.value for datum in data if datum.value is not None), default=0)


def _tick(value: Decimal, unit: str) -> str:
    whole = int(value)
    return f"{whole:,}".replace(",", ".") + unit
