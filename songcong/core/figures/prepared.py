"""The SQL of figures and of the rows behind them, compiled once a process.

Only days and units change from call to call; building these queries costs the ORM more than
PostgreSQL needs to answer them.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Aggregate, Q, QuerySet, Value
from django.db.models import Count as SqlCount
from django.db.models import Sum as SqlSum

from songcong.core.figures.judged import as_they_stand, lacking, units_rows
from songcong.core.figures.vocabulary import Count, Counted, Table
from songcong.core.periods import Window

_PLACES = Window(date(1, 2, 3), date(1, 2, 4))
"""Days that stand in the compiled SQL where the window's days will be put."""
NOTHING = Q(pk__isnull=True)


def grouped(
    rows: QuerySet[Any], table: Table, figures: Sequence[Counted], window: Window, *extra: Q
) -> QuerySet[Any, Any]:
    """One row a unit: its id, its figures in order, how many rows meet each extra condition."""
    columns = [_column(figure, window) for figure in figures]
    columns += [SqlCount("pk", filter=condition) for condition in extra]
    named = {f"f{i}": column for i, column in enumerate(columns)}
    by_unit: QuerySet[Any, Any] = rows.order_by().values(table.unit).annotate(**named)
    return by_unit.values_list(table.unit, *named)


def gathered(
    rows: QuerySet[Any], table: Table, figures: Sequence[Counted], window: Window, *extra: Q
) -> QuerySet[Any, Any]:
    """One row: of each figure the ids of its rows by day and id, of a sum what each adds too."""
    columns: list[Aggregate] = []
    for figure in figures:
        where, order = adding(figure, window), (table.day, "pk")
        columns += [
            ArrayAgg(name, filter=where, order_by=order) for name in ("pk", figure.column) if name
        ]
    columns += [SqlCount("pk", filter=condition) for condition in extra]
    named = {f"f{i}": column for i, column in enumerate(columns)}
    whole = rows.order_by().annotate(whole=Value(1)).values("whole")
    row: QuerySet[Any, Any] = whole.annotate(**named).values_list(*named)
    return row


def adding(figure: Counted, window: Window) -> Q:
    """The rows that a count counts, or that add something to a sum."""
    where = figure.where(window)
    return where & Q(**{f"{figure.column}__gt": 0}) if figure.column else where


Shape = Callable[..., QuerySet[Any, Any]]
"""``grouped`` or ``gathered``."""


def answer_as_stored(
    shape: Shape,
    table: Table,
    figures: Sequence[Counted],
    unit_ids: frozenset[int],
    window: Window,
) -> list[tuple[Any, ...]]:
    """The rows of a shape as they are stored; the last value counts rows that lack something."""
    sql, places = compiled(shape, table, tuple(figures), len(unit_ids))
    given: dict[object, Any] = {_PLACES.start: window.start, _PLACES.end: window.end}
    given |= {-number: unit_id for number, unit_id in enumerate(sorted(unit_ids), start=1)}
    with connection.cursor() as cursor:
        cursor.execute(sql, [given.get(place, place) for place in places])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@lru_cache(maxsize=1024)
def compiled(
    shape: Shape, table: Table, figures: tuple[Counted, ...], units: int
) -> tuple[str, tuple[Any, ...]]:
    """The statement for so many units, its parameters holding places for days and unit ids."""
    unit_ids = frozenset(-number for number in range(1, units + 1))
    rows = as_they_stand(table, units_rows(table, unit_ids), _PLACES)
    incomplete = lacking(table.gap, _PLACES) if table.gap else NOTHING
    query = shape(rows, table, figures, _PLACES, incomplete).query
    sql, places = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(places)


def _column(figure: Counted, window: Window) -> Aggregate:
    where = figure.where(window) or None
    if isinstance(figure, Count):
        return SqlCount("pk", filter=where)
    return SqlSum(figure.column, filter=where, default=0)
