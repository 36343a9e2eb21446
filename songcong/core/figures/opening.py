"""Opens a figure to the rows that it was counted from."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Value

from songcong.core.figures.judged import Basis, judged
from songcong.core.figures.tally import by_table
from songcong.core.figures.vocabulary import Counted, Section


@dataclass(frozen=True)
class Members:
    """The rows behind a count or a sum, by day and id; ``counted`` is what each adds to a sum."""

    row_ids: tuple[int, ...] = ()
    counted: tuple[int | Decimal, ...] | None = None

    @property
    def value(self) -> int | Decimal:
        """What the rows come to."""
        return len(self.row_ids) if self.counted is None else sum(self.counted)


def rows_behind(
    figures: Iterable[Counted], unit_ids: frozenset[int], basis: Basis
) -> QuerySet[Any]:
    """The rows counted by figures of one table that exclude each other, by day and id.

    Of a sum only rows that add something.
    """
    figures = tuple(figures)
    table = figures[0].table
    counted = reduce(or_, (_counted(figure, basis) for figure in figures))
    return judged(table, unit_ids, basis).filter(counted).order_by(table.day, "pk")


def members(
    sections: Iterable[Section], unit_ids: frozenset[int], basis: Basis
) -> dict[str, Members]:
    """For each count and sum, the rows behind it: what a snapshot keeps. One query a table."""
    found: dict[str, Members] = {}
    for table, figures in by_table(sections):
        asked: dict[str, ArrayAgg] = {}
        for number, figure in enumerate(figures.values()):
            where, order = _counted(figure, basis), (table.day, "pk")
            asked[f"rows{number}"] = ArrayAgg("pk", filter=where, order_by=order)
            if figure.column:
                asked[f"counted{number}"] = ArrayAgg(figure.column, filter=where, order_by=order)
        rows = judged(table, unit_ids, basis).order_by().annotate(whole=Value(1))
        kept = next(iter(rows.values("whole").annotate(**asked)), dict.fromkeys(asked))
        for number, (key, figure) in enumerate(figures.items()):
            counted = tuple(kept[f"counted{number}"] or ()) if figure.column else None
            found[key] = Members(tuple(kept[f"rows{number}"] or ()), counted)
    return found


def _counted(figure: Counted, basis: Basis) -> Q:
    where = figure.where(basis.window)
    return where & Q(**{f"{figure.column}__gt": 0}) if figure.column else where
