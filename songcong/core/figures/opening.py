"""Opens a figure to the rows that it was counted from."""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from songcong.core.figures.judged import Basis, judged
from songcong.core.figures.tally import by_table
from songcong.core.figures.vocabulary import Counted, Section

Member = tuple[int, int | Decimal]
"""The id of a row and what it adds to a figure."""


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
) -> dict[str, list[Member]]:
    """For each count and sum, the rows behind it: what a snapshot keeps. One query a table."""
    found: dict[str, list[Member]] = {}
    for table, figures in by_table(sections):
        flags = {
            f"f{i}": _flag(_counted(figure, basis)) for i, figure in enumerate(figures.values())
        }
        columns = sorted({figure.column for figure in figures.values()} - {""})
        rows = judged(table, unit_ids, basis).annotate(**flags).order_by(table.day, "pk")
        listed = list(rows.values("pk", *flags, *columns))
        for flag, (key, figure) in zip(flags, figures.items(), strict=True):
            found[key] = [(row["pk"], row.get(figure.column, 1)) for row in listed if row[flag]]
    return found


def _counted(figure: Counted, basis: Basis) -> Q:
    where = figure.where(basis.window)
    return where & Q(**{f"{figure.column}__gt": 0}) if figure.column else where


def _flag(where: Q) -> Any:
    if not where:
        return Value(True)
    return Case(When(where, then=True), default=False, output_field=BooleanField())
