"""Opens a figure of a unit or of all units to its rows, as much of each as the reader may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from reports.figures.quarter import UnitOfPeriod, basis_of, everyone
from reports.figures.registry import BESIDE, SECTIONS, find
from songcong.core.errors import Refused
from songcong.core.figures import Counted, Figure, Line, Members, Rate, Table, members, rows_behind
from songcong.core.periods import Period
from wards.rules.reader import Reader

PAGE = 500
CHUNK = 2000
RESTRICTED = "Vụ việc hạn chế"


@dataclass(frozen=True)
class OpenedLine:
    """A row behind a figure; a restricted one shows code, kind and due day only."""

    line: Line
    unit_id: int
    value: int | Decimal
    restricted: bool
    changed_at: datetime | None = None
    """When it was last changed after the figure was frozen."""

    @property
    def subject(self) -> str:
        return RESTRICTED if self.restricted else self.line.subject


@dataclass(frozen=True)
class Part:
    """The rows of one figure, or of the numerator or the denominator of a rate."""

    name: str
    keys: tuple[str, ...]
    topic: str
    value: int | Decimal
    """What all its rows come to, on whichever page."""
    count: int
    lines: tuple[OpenedLine, ...]
    following: str
    """After which row the next page begins; empty on the last."""


@dataclass(frozen=True)
class Opened:
    """A figure opened: one part, of a rate two."""

    key: str
    figure: Figure
    period: Period
    as_of: date
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Page:
    """Which page of which part is asked for."""

    after: str = ""
    part: str = ""
    size: int = PAGE


def open_figure(
    period: Period,
    key: str,
    units: Iterable[UnitOfPeriod],
    *,
    reader: Reader,
    page: Page | None = None,
) -> Opened:
    """The rows behind a figure of the units, a page of each part.

    Raises Refused for an unknown key or page. Whether the reader may see figures of the units is
    for the caller to ask; rows that the reader may not open stand there restricted.
    """
    section, figure = find(key)
    basis = basis_of(period, reader.day)
    page, unit_ids = page or Page(), everyone(units)
    opened = []
    for name, keys in parts_of(figure):
        if page.part in ("", name):
            counted = [found for found in counted_of(section.figures) if found.key in keys]
            rows = rows_behind(counted, unit_ids, basis)
            opened.append(_part(name, counted, rows, reader, page))
    if not opened:
        raise Refused("Chỉ tiêu này không có phần đó.", code="unknown_part", field="part")
    return Opened(key, figure, period, basis.window.end, tuple(opened))


def every_line(
    period: Period, key: str, units: Iterable[UnitOfPeriod], *, reader: Reader
) -> Iterator[tuple[str, OpenedLine]]:
    """All rows behind a figure with the name of their part, read a chunk at a time.

    Raises Refused for an unknown key; the rest as for ``open_figure``.
    """
    section, figure = find(key)
    basis, unit_ids = basis_of(period, reader.day), everyone(units)
    for name, keys in parts_of(figure):
        counted = [found for found in counted_of(section.figures) if found.key in keys]
        rows = rows_behind(counted, unit_ids, basis).iterator(chunk_size=CHUNK)
        while chunk := list(islice(rows, CHUNK)):
            yield from ((name, line) for line in _lines(chunk, counted[0], reader))


def figure_members(
    period: Period, units: Iterable[UnitOfPeriod], *, today: date
) -> dict[str, Members]:
    """For each count and sum, row ids and counted values: what a snapshot keeps."""
    return members((*SECTIONS, *BESIDE), everyone(units), basis_of(period, today))


def parts_of(figure: Figure) -> list[tuple[str, tuple[str, ...]]]:
    if isinstance(figure, Rate):
        return [("numerator", figure.numerator), ("denominator", figure.denominator)]
    return [("rows", (figure.key,))]


def counted_of(figures: Iterable[Figure]) -> list[Counted]:
    return [figure for figure in figures if isinstance(figure, Counted)]


def _part(
    name: str, figures: list[Counted], rows: QuerySet[Any], reader: Reader, page: Page
) -> Part:
    table, column = figures[0].table, figures[0].column
    whole = rows.aggregate(
        count=Count("pk"), value=Sum(column, default=0) if column else Count("pk")
    )
    found = list(rows.filter(_beyond(table, page.after))[: page.size + 1])
    shown = found[: page.size]
    return Part(
        name=name,
        keys=tuple(figure.key for figure in figures),
        topic=table.topic,
        value=whole["value"],
        count=whole["count"],
        lines=tuple(_lines(shown, figures[0], reader)),
        following=_place(table, shown[-1]) if len(found) > page.size else "",
    )


def _lines(rows: Sequence[Any], figure: Counted, reader: Reader) -> list[OpenedLine]:
    """Rows as the reader may see them; one query finds which stand open."""
    readable = figure.table.readable(reader).filter(pk__in=[row.pk for row in rows])
    open_ids = set(readable.values_list("pk", flat=True))
    return [_opened(row, figure, row.pk in open_ids) for row in rows]


def _opened(row: Any, figure: Counted, is_open: bool) -> OpenedLine:
    return OpenedLine(
        line=figure.table.line(row),
        unit_id=follow(row, figure.table.unit),
        value=getattr(row, figure.column) if figure.column else 1,
        restricted=not is_open,
    )


def _place(table: Table, row: Any) -> str:
    return f"{follow(row, table.day).isoformat()}_{row.pk}"


def _beyond(table: Table, after: str) -> Q:
    if not after:
        return Q()
    try:
        day_text, _, pk_text = after.partition("_")
        day, pk = date.fromisoformat(day_text), int(pk_text)
    except ValueError:
        raise Refused("Trang này không có.", code="unknown_page", field="after") from None
    return Q(**{f"{table.day}__gt": day}) | Q(**{table.day: day, "pk__gt": pk})


def follow(row: Any, path: str) -> Any:
    """The value at a path such as ``supervision__unit_id``."""
    value = row
    for name in path.split("__"):
        value = getattr(value, name)
    return value
