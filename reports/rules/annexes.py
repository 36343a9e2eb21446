"""The annex tables of a report: columns by topic, one row a unit, the total last."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.rules.snapshot import HAS_DATA, NOTHING_AROSE, Figures, Snapshot
from reports.rules.told import pick_or_none
from songcong.core.vietnamese import number, percent

ROWS_ON_PAPER = 60
_WIDER = 2
_SHORT = 8
_FIGURES_WIDTH = 84


@dataclass(frozen=True)
class Column:
    """A figure and how a table names it."""

    path: str
    name: str
    unit: str = ""


@dataclass(frozen=True)
class Topic:
    """One annex: a topic of the contract with its columns."""

    key: str
    path: str
    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Row:
    """A line of a table: its head, its cells, and whether it sums the others."""

    head: str
    cells: tuple[str, ...]
    is_sum: bool = False
    is_group: bool = False
    remark: str = ""


@dataclass(frozen=True)
class Table:
    """A table ready to print; ``left_out`` lines were too many for paper."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    wide: bool = False
    left_out: int = 0
    groups: tuple[tuple[str, int], ...] = ()
    numbers: bool = True

    @property
    def short(self) -> bool:
        """Whether it may stand on a page with others."""
        return not self.numbers and len(self.rows) <= _SHORT

    @property
    def columns(self) -> int:
        """How many cells follow the head of a row."""
        return len(self.heads) - 1


def shown(column: Column, figures: Figures) -> str:
    """A figure in a table; a rate without a denominator is a dash."""
    value = pick_or_none(figures, column.path)
    if value is None:
        return "–"
    return percent(value) if column.unit == "%" else number(Decimal(str(value)))


def state_words(state: str | None) -> str:
    """What a table says of a topic without records; empty where there are some."""
    if state == HAS_DATA:
        return ""
    return "Không phát sinh" if state == NOTHING_AROSE else "Chưa có số liệu"


def figure_table(topics: Sequence[Topic], snapshot: Snapshot) -> Table:
    """All figures of one unit below each other, topic by topic, beside the period before."""
    heads: tuple[str, ...] = ("Chỉ tiêu", "Đơn vị tính", "Kỳ này")
    widths: tuple[float, ...] = (60, 18, 22)
    if snapshot.previous is not None:
        heads, widths = (*heads, "Kỳ trước"), (50, 14, 18, 18)
    return Table("Tổng hợp số liệu", heads, tuple(_figure_rows(topics, snapshot)), widths)


def _figure_rows(topics: Sequence[Topic], snapshot: Snapshot) -> list[Row]:
    rows: list[Row] = []
    for topic in topics:
        remark = state_words(snapshot.states.get(topic.key))
        rows.append(Row(topic.title, (), is_group=True, remark=remark))
        if not remark:
            rows.extend(_figure_row(column, snapshot) for column in topic.columns)
    return rows


def _figure_row(column: Column, snapshot: Snapshot) -> Row:
    cells: tuple[str, ...] = (column.unit, shown(column, snapshot.figures))
    if snapshot.previous is not None:
        cells = (*cells, shown(column, snapshot.previous))
    return Row(column.name, cells)


def unit_table(topic: Topic, snapshot: Snapshot) -> Table:
    """One topic over all units of the city's report."""
    rows = [
        Row(
            unit.name,
            tuple(shown(column, unit.figures) for column in topic.columns),
            remark=state_words(unit.states.get(topic.key)),
        )
        for unit in snapshot.units
    ]
    total = tuple(shown(column, snapshot.figures) for column in topic.columns)
    rows.append(Row("Tổng cộng", total, is_sum=True))
    heads = ("Đơn vị", *(_head(column) for column in topic.columns))
    shares = [_WIDER if column.unit == "đồng" else 1 for column in topic.columns]
    rest = [_FIGURES_WIDTH * share / sum(shares) for share in shares]
    widths = (100 - _FIGURES_WIDTH, *(round(width, 2) for width in rest))
    return Table(topic.title, heads, tuple(rows), widths, wide=len(topic.columns) > 6)  # noqa: PLR2004


def _head(column: Column) -> str:
    return f"{column.name} ({column.unit})" if column.unit in ("đồng", "%", "m²") else column.name
