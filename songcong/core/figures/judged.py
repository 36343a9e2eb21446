"""The rows that figures are counted from, what they lack filled in from the law."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from songcong.core.errors import Refused
from songcong.core.figures.vocabulary import Gap, Table
from songcong.core.law import Law
from songcong.core.norms import NormMissing
from songcong.core.periods import Window

Filled = Mapping[object, list[int]]
"""For each value that fills a gap, the ids of the rows that it fills."""


class FigureRefused(Refused):
    """A unit's figures cannot be told: a row needs a norm that was not in force on its day."""

    def __init__(self, table: Table, row: Any, unit_id: int, missing: NormMissing) -> None:
        line = table.line(row)
        super().__init__(
            f"Chưa tính được số liệu: {missing.message} "
            f"Dòng cần định mức này: {table.name}, số {line.code or line.record_id}.",
            code="norm_missing",
        )
        self.unit_id = unit_id
        self.key = missing.key
        self.day = missing.day


@dataclass(frozen=True)
class Basis:
    """What figures are judged by; the law is fetched only when a row lacks what it needs."""

    window: Window
    fetch_law: Callable[[], Law]

    @cached_property
    def law(self) -> Law:
        return self.fetch_law()


def units_rows(table: Table, unit_ids: frozenset[int]) -> QuerySet[Any]:
    """The live rows of the units."""
    return table.rows().filter(**{f"{table.unit}__in": unit_ids})


def judged(table: Table, unit_ids: frozenset[int], basis: Basis) -> QuerySet[Any]:
    """The rows in question, complete; raises FigureRefused where the law has no answer."""
    rows = units_rows(table, unit_ids)
    filled = _fill(table, table.gap, rows, basis) if table.gap else {}
    return as_they_stand(table, rows, basis.window, filled)


def as_they_stand(
    table: Table, rows: QuerySet[Any], window: Window, filled: Filled | None = None
) -> QuerySet[Any]:
    """The rows in question as they are stored, or with what was filled in."""
    if table.gap:
        rows = rows.alias(**{table.gap.alias: _complete(rows, table.gap.column, filled)})
    return rows.filter(table.scope(window))


def lacking(gap: Gap, window: Window) -> Q:
    """Rows that cannot be judged as they are stored."""
    return Q(**{f"{gap.column}__isnull": True}) & gap.needed(window)


def _fill(table: Table, gap: Gap, rows: QuerySet[Any], basis: Basis) -> Filled:
    filled: dict[object, list[int]] = {}
    incomplete = as_they_stand(table, rows, basis.window).filter(lacking(gap, basis.window))
    for row in incomplete.annotate(counted_for=F(table.unit)).order_by("pk"):
        try:
            filled.setdefault(gap.fill(row, basis.law), []).append(row.pk)
        except NormMissing as missing:
            raise FigureRefused(table, row, row.counted_for, missing) from missing
    return filled


def _complete(rows: QuerySet[Any], column: str, filled: Filled | None) -> Any:
    if not filled:
        return F(column)
    field = rows.model._meta.get_field(column)
    cases = (
        When(pk__in=ids, then=Value(value, output_field=field)) for value, ids in filled.items()
    )
    return Coalesce(F(column), Case(*cases, output_field=field))
