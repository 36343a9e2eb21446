"""Counts the figures of one unit in the third quarter of 2021, as the tests ask for them."""

from datetime import date

import inspections.figures
import petitions.figures
import wards.figures
from songcong.core.figures import Basis, Values
from songcong.core.periods import parse_quarter, window
from tests.rules.reference import law
from wards.models import Unit

LAST_DAY = date(2021, 9, 14)
APPS = (petitions.figures, wards.figures, inspections.figures)


def figures_of(
    *units: Unit, quarter: str = "2021Q3", today: date = LAST_DAY, only: str = ""
) -> Values:
    """The figures by full key, or those of one section by their short names.

    Several units are the first one and its predecessors.
    """
    basis = Basis(window(parse_quarter(quarter), today), law)
    groups = {units[0].pk: frozenset(unit.pk for unit in units)}
    values: Values = {}
    for app in APPS:
        values |= app.for_units(groups, basis)[units[0].pk]
    if not only:
        return values
    return {
        key.removeprefix(f"{only}."): value
        for key, value in values.items()
        if key.startswith(f"{only}.")
    }


def told(values: Values) -> Values:
    """Only what is neither zero nor null."""
    return {key: value for key, value in values.items() if value}
