"""Figures told beside the agreed ones: the same units and periods, counted from the records."""

from collections.abc import Iterable
from datetime import date

import petitions.figures
from reports.figures.quarter import QuarterFigures, UnitOfPeriod, basis_of, everyone
from reports.figures.registry import BESIDE
from songcong.core.figures import Values, add_up
from songcong.core.periods import Period


def beside_figures(period: Period, units: Iterable[UnitOfPeriod], *, today: date) -> QuarterFigures:
    """What pages and reports tell beside the contract; raises Refused before the period."""
    basis, asked = basis_of(period, today), list(units)
    groups = {unit_id: frozenset((unit_id,)) for unit_id in everyone(asked)}
    parts: dict[int, Values] = petitions.figures.beside_for_units(groups, basis) if groups else {}
    counted = {
        unit.key: add_up(BESIDE, [parts[member] for member in unit.members]) for unit in asked
    }
    return QuarterFigures(
        period=period,
        as_of=basis.window.end,
        units=counted,
        total=add_up(BESIDE, [parts[member] for member in sorted(everyone(asked))]),
    )
