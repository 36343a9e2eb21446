"""Opens a figure of a unit or of all units to its rows, as much of each as the reader may see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from reports.figures.quarter import basis_of, units_of
from reports.figures.registry import SECTIONS, find
from songcong.core.errors import Refused
from songcong.core.figures import Counted, Figure, Line, Member, Rate, Table, members, rows_behind
from songcong.core.periods import Period
from wards.rules.reader import Reader

PAGE = 100
RESTRICTED = "Vụ việc hạn chế"


@dataclass(frozen=True)
class OpenedLine:
    """A row behind a figure; a restricted one shows code, kind and due day only."""

    line: Line
    unit_id: int
    value: int | Decimal
    restricted: bool

    @property
    def subject(self) -> str:
        return RESTRICTED if self.restricted else self.line.subject


@dataclass(frozen=True)
class Part:
    """The rows of one figure, or of the numerator or the denominator of a rate."""

    name: str
    keys: tuple[str, ...]
    topic: str
    column: str
    lines: tuple[OpenedLine, ...]
    following: str
    """Where the next page begins; empty on the last."""


@dataclass(frozen=True)
class Opened:
    """A figure opened: one part, of a rate two."""

    key: str
    figure: Figure
    period: Period
    as_of: date
    parts: tuple[Part, ...]


def open_figure(
    period: Period,
    key: str,
    *,
    reader: Reader,
    only: Collection[int] | None = None,
    after: str = "",
    part: str = "",
) -> Opened:
    """The rows behind a figure, a page of each part; ``after`` and ``part`` turn the page.

    Raises Refused for an unknown key or page. Who may see the units is for the caller to ask.
    """
    section, figure = find(key)
    basis = basis_of(period, reader.day)
    unit_ids = frozenset[int]().union(*(unit.members for unit in units_of(period, only)))
    opened = []
    for name, keys in _parts(figure):
        if part in ("", name):
            counted = [found for found in _counted(section.figures) if found.key in keys]
            rows = rows_behind(counted, unit_ids, basis)
            table, column = counted[0].table, counted[0].column
            lines, following = _page(rows.filter(_beyond(table, after)), counted[0], reader)
            opened.append(Part(name, keys, table.topic, column, lines, following))
    if not opened:
        raise Refused("Chỉ tiêu này không có phần đó.", code="unknown_part", field="part")
    return Opened(key, figure, period, basis.window.end, tuple(opened))


def figure_members(period: Period, unit_id: int, *, today: date) -> dict[str, list[Member]]:
    """For each count and sum of a unit, row ids and counted values: what a snapshot keeps."""
    basis = basis_of(period, today)
    unit_ids = frozenset[int]().union(*(unit.members for unit in units_of(period, [unit_id])))
    return members(SECTIONS, unit_ids, basis)


def _parts(figure: Figure) -> list[tuple[str, tuple[str, ...]]]:
    if isinstance(figure, Rate):
        return [("numerator", figure.numerator), ("denominator", figure.denominator)]
    return [("rows", (figure.key,))]


def _counted(figures: Iterable[Figure]) -> list[Counted]:
    return [figure for figure in figures if isinstance(figure, Counted)]


def _page(
    rows: QuerySet[Any], figure: Counted, reader: Reader
) -> tuple[tuple[OpenedLine, ...], str]:
    """A page of rows and where the next one begins."""
    table = figure.table
    page = list(rows[: PAGE + 1])
    shown = page[:PAGE]
    ids = [row.pk for row in shown]
    open_ids = set(table.readable(reader).filter(pk__in=ids).values_list("pk", flat=True))
    lines = tuple(
        OpenedLine(
            line=table.line(row),
            unit_id=_follow(row, table.unit),
            value=getattr(row, figure.column) if figure.column else 1,
            restricted=row.pk not in open_ids,
        )
        for row in shown
    )
    return lines, _place(table, shown[-1]) if len(page) > PAGE else ""


def _place(table: Table, row: Any) -> str:
    return f"{_follow(row, table.day).isoformat()}_{row.pk}"


def _beyond(table: Table, after: str) -> Q:
    if not after:
        return Q()
    try:
        day_text, _, pk_text = after.partition("_")
        day, pk = date.fromisoformat(day_text), int(pk_text)
    except ValueError:
        raise Refused("Trang này không có.", code="unknown_page", field="after") from None
    return Q(**{f"{table.day}__gt": day}) | Q(**{table.day: day, "pk__gt": pk})


def _follow(row: Any, path: str) -> Any:
    """The value at a path such as ``supervision__unit_id``."""
    value = row
    for name in path.split("__"):
        value = getattr(value, name)
    return value
