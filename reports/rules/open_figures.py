"""Which figures anyone may read: those about people's cases only where nobody can be guessed.

A small number of cases in one ward may point at a neighbour. It is hidden, and with it so much
that no sum gives it away: along every row and column that adds up, none or at least two cells are
hidden. How petitions divide by kind is not told at all, so that no denunciation shows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

Value = int | Decimal | None
Cell = tuple[str, str]
"""A unit's key, or ``TOTAL``, and the full key of a figure."""

TOTAL: Final = ""
LEAST: Final = "open_figures.least_cases"
"""The norm: from how many cases on a number about people is told."""
NEVER: Final = frozenset(
    f"petitions.processing.{kind}" for kind in ("complaint", "denunciation", "feedback")
)
ABOUT_PEOPLE: Final = ("reception.", "petitions.", "mediation.")
SUMS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "reception.turns": (("reception.regular_turns", "reception.leader_turns"),),
    "petitions.processing.total": (
        ("petitions.processing.carried_over", "petitions.processing.received"),
        ("petitions.processing.processed", "petitions.processing.not_processed"),
    ),
    "petitions.processing.eligible": (
        ("petitions.processing.within_competence", "petitions.processing.outside_competence"),
        (
            "petitions.processing.guided",
            "petitions.processing.forwarded",
            "petitions.processing.urged",
        ),
    ),
    "petitions.settlement.total": (
        ("petitions.settlement.carried_over", "petitions.settlement.accepted"),
        ("petitions.settlement.resolved", "petitions.settlement.in_progress"),
    ),
    "petitions.settlement.resolved": (
        (
            "petitions.settlement.on_time",
            "petitions.settlement.late",
            "petitions.settlement.withdrawn",
        ),
    ),
    "mediation.total": (
        ("mediation.carried_over", "mediation.received"),
        ("mediation.settled", "mediation.not_settled", "mediation.in_progress"),
    ),
}
"""Figures that others of the same unit add up to."""


@dataclass(frozen=True)
class OpenFigures:
    """The figures of a quarter by unit, their total under ``TOTAL``; hidden ones are None."""

    values: Mapping[str, Mapping[str, Value]]
    hidden: frozenset[Cell]


def open_figures(
    values: Mapping[str, Mapping[str, Value]],
    rates: Mapping[str, Iterable[str]],
    *,
    least: int,
) -> OpenFigures:
    """What may be told of the units' figures and their total.

    ``rates`` names the figures that each rate is made of: it is hidden with any of them.
    """
    told = {
        unit: {key: value for key, value in figures.items() if key not in NEVER}
        for unit, figures in values.items()
    }
    hidden = _closed({cell for cell in _cells(told, rates) if _is_small(told, cell, least)}, told)
    hidden |= {
        (unit, rate)
        for unit in told
        for rate, parts in rates.items()
        if any((unit, part) in hidden for part in parts)
    }
    shown = {
        unit: {key: None if (unit, key) in hidden else value for key, value in figures.items()}
        for unit, figures in told.items()
    }
    return OpenFigures(shown, frozenset(hidden))


def _cells(told: Mapping[str, Mapping[str, Value]], rates: Mapping[str, object]) -> Iterable[Cell]:
    return (
        (unit, key)
        for unit, figures in told.items()
        for key in figures
        if key.startswith(ABOUT_PEOPLE) and key not in rates
    )


def _is_small(told: Mapping[str, Mapping[str, Value]], cell: Cell, least: int) -> bool:
    return 0 < (told[cell[0]][cell[1]] or 0) < least


def _closed(hidden: set[Cell], told: Mapping[str, Mapping[str, Value]]) -> set[Cell]:
    """Hide more until no sum gives a single hidden cell away."""
    lines = list(additions(told))
    changed = True
    while changed:
        changed = False
        for line in lines:
            if len(hidden.intersection(line)) == 1 and (more := _next(line, hidden, told)):
                hidden.add(more)
                changed = True
    return hidden


def additions(told: Mapping[str, Mapping[str, Value]]) -> Iterable[list[Cell]]:
    """Every row and column of cells of which one is the sum of the others."""
    for unit in told:
        for whole, ways in SUMS.items():
            for parts in ways:
                yield [(unit, key) for key in (whole, *parts) if key in told[unit]]
    for key in told.get(TOTAL, {}):
        if key.startswith(ABOUT_PEOPLE):
            yield [(unit, key) for unit in told if key in told[unit]]


def _next(
    line: Iterable[Cell], hidden: set[Cell], told: Mapping[str, Mapping[str, Value]]
) -> Cell | None:
    """The smallest cell of a line that can still be hidden; nought hides nobody."""
    left = [cell for cell in line if cell not in hidden and told[cell[0]][cell[1]]]
    return min(left, key=lambda cell: (told[cell[0]][cell[1]] or 0, cell), default=None)
