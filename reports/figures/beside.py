"""Figures told beside the agreed ones: the same units and periods, counted from the records."""

from collections.abc import Iterable
from datetime import date

import petitions.figures
from reports.figures.quarter import QuarterFigures, UnitOfPeriod, basis_of, everyone
from reports.figures.registry import BESIDE, FORM_SECTIONS
from songcong.core.figures import Section, Values, add_up
from songcong.core.periods import Period

_FORMS = {section.key: section for section in FORM_SECTIONS}


def beside_figures(period: Period, units: Iterable[UnitOfPeriod], *, today: date) -> QuarterFigures:
    """What pages and reports tell beside the contract; raises Refused before the period."""
    return _told(BESIDE, period, units, today)


def form_figures(
    key: str, period: Period, units: Iterable[UnitOfPeriod], *, today: date
) -> QuarterFigures:
    """The columns of the official form of this key; raises Refused and FigureRefused."""
    return _told((_FORMS[key],), period, units, today)


def _told(
    sections: tuple[Section, ...], period: Period, units: Iterable[UnitOfPeriod], today: date
) -> QuarterFigures:
    basis, asked = basis_of(period, today), list(units)
    groups = {unit_id: frozenset((unit_id,)) for unit_id in everyone(asked)}
    parts: dict[int, Values] = {}
    if groups:
        parts = petitions.figures.sections_for_units(sections, groups, basis)
    counted = {
        unit.key: add_up(sections, [parts[member] for member in unit.members]) for unit in asked
    }
    return QuarterFigures(
        period=period,
        as_of=basis.window.end,
        units=counted,
        total=add_up(sections, [parts[member] for member in sorted(everyone(asked))]),
    )
