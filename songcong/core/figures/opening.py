"""Opens a figure to the rows that it was counted from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import QuerySet

from songcong.core.figures.judged import Basis, judged
from songcong.core.figures.prepared import NOTHING, adding, answer_as_stored, gathered
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
    counted = reduce(or_, (adding(figure, basis.window) for figure in figures))
    return judged(table, unit_ids, basis).filter(counted).order_by(table.day, "pk")


def members(
    sections: Iterable[Section], unit_ids: frozenset[int], basis: Basis
) -> dict[str, Members]:
    """For each count and sum, the rows behind it: what a snapshot keeps. One query
    a table, two where rows had to be completed first."""
    found: dict[str, Members] = {}
    for table, figures in by_table(sections):
        asked = tuple(figures.values())
        answer = answer_as_stored(gathered, table, asked, unit_ids, basis.window)
        if any(incomplete for *_, incomplete in answer):
            complete = judged(table, unit_ids, basis)
            answer = list(gathered(complete, table, asked, basis.window, NOTHING))
        kept: Iterator[Any] = iter(answer[0] if answer else ())
        for key, figure in figures.items():
            row_ids = tuple(next(kept, ()) or ())
            counted = tuple(next(kept, ()) or ()) if figure.column else None
            found[key] = Members(row_ids, counted)
    return found
