"""Figures: defined once, counted for all units at once and opened to their rows."""

from songcong.core.figures.frozen import changed_since, stored_rows
from songcong.core.figures.judged import Basis, FigureRefused
from songcong.core.figures.opening import Members, members, rows_behind
from songcong.core.figures.tally import Groups, add_up, tally
from songcong.core.figures.vocabulary import (
    Better,
    Count,
    Counted,
    Figure,
    Gap,
    Line,
    Pillar,
    Rate,
    Section,
    Sum,
    Table,
    Values,
    Where,
    always,
)

__all__ = [
    "Basis",
    "Better",
    "Count",
    "Counted",
    "Figure",
    "FigureRefused",
    "Gap",
    "Groups",
    "Line",
    "Members",
    "Pillar",
    "Rate",
    "Section",
    "Sum",
    "Table",
    "Values",
    "Where",
    "add_up",
    "always",
    "changed_since",
    "members",
    "rows_behind",
    "stored_rows",
    "tally",
]
