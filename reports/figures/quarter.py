"""The figures of a period: its units, each unit's numbers, their total."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any

import inspections.figures
import petitions.figures
import wards.figures
from reports.figures.registry import SECTIONS, nest
from songcong.core.errors import Refused
from songcong.core.figures import Basis, FigureRefused, Values, add_up
from songcong.core.periods import Period, quarter_of, window
from wards.calendar import law
from wards.enums import Role
from wards.models import CommitteeMandate, Unit, predecessors, with_predecessors

READERS = (
    Role.WARD_CLERK,
    Role.WARD_CHAIR,
    Role.FRONT,
    Role.CITY_STEERING,
    Role.CITY_OFFICE,
)
"""Roles that open the figures of their units."""

OFFERED = 9
_APPS = (petitions.figures, wards.figures, inspections.figures)


@dataclass(frozen=True)
class UnitOfPeriod:
    """A unit in force on the last day of a period, under the key by which the period knows it."""

    key: str
    unit: Unit
    members: frozenset[int]
    """Its own id and those of its predecessors."""


@dataclass(frozen=True)
class QuarterFigures:
    """What the units of a period did, and all of them together."""

    period: Period
    as_of: date
    units: dict[str, Values]
    total: Values

    def as_json(self) -> dict[str, Any]:
        """The figures as they are given out."""
        return {
            "quarter": self.period.code,
            "period": [self.period.start.isoformat(), self.period.end.isoformat()],
            "as_of": self.as_of.isoformat(),
            "units": {key: nest(values) for key, values in self.units.items()},
            "total": nest(self.total),
        }


def city_units(day: date) -> frozenset[int]:
    """The units that the city's steering committee steers on a day."""
    mandates = CommitteeMandate.objects.in_force(day).filter(committee__ward__isnull=True)
    return frozenset(mandates.values_list("unit_id", flat=True))


def steered_units(day: date) -> list[Unit]:
    """The units in force that the city's steering committee steers on a day, in their order."""
    mandates = CommitteeMandate.objects.in_force(day).filter(committee__ward__isnull=True)
    steered = Unit.objects.bases().in_force(day).filter(pk__in=mandates.values("unit_id"))
    return list(steered.listed())


def recent_quarters(today: date) -> list[Period]:
    """The quarters that pages offer and keep ready, the running one first."""
    quarters = [quarter_of(today)]
    while len(quarters) < OFFERED:
        quarters.append(quarters[-1].previous())
    return quarters


def units_of(period: Period) -> list[UnitOfPeriod]:
    """All units in force on the last day of a period, in their order."""
    [units] = units_of_each([period])
    return units


def units_of_each(periods: Sequence[Period]) -> list[list[UnitOfPeriod]]:
    """The units of several periods, asked for together.

    A unit's key is its code; where the code was carried by two units within the period, the code
    with the day from which the unit is valid.
    """
    first, last = min(period.start for period in periods), max(period.end for period in periods)
    bases = list(Unit.objects.bases().in_force_during(first, last).listed())
    olds = predecessors()
    return [_arranged(period, bases, olds) for period in periods]


def _arranged(
    period: Period, bases: Iterable[Unit], olds: dict[int, set[int]]
) -> list[UnitOfPeriod]:
    present = [unit for unit in bases if unit.in_force_between(period.start, period.end)]
    carriers = Counter(unit.code for unit in present)
    return [
        UnitOfPeriod(
            key=unit.code if carriers[unit.code] == 1 else unit.key,
            unit=unit,
            members=with_predecessors([unit.pk], olds),
        )
        for unit in present
        if unit.valid_to is None or unit.valid_to >= period.end
    ]


def present_units(today: date) -> list[UnitOfPeriod]:
    """The units in force today, each with all that went into it: what a period did, seen so."""
    olds = predecessors()
    return [
        UnitOfPeriod(unit.code, unit, with_predecessors([unit.pk], olds))
        for unit in Unit.objects.bases().in_force(today).listed()
    ]


def city_units_of(period: Period) -> list[UnitOfPeriod]:
    """The units of a period that the city's committee steers on its last day."""
    steered = city_units(period.end)
    return [unit for unit in units_of(period) if unit.unit.pk in steered]


def everyone(units: Iterable[UnitOfPeriod]) -> frozenset[int]:
    """The ids of the units and of all their predecessors."""
    return frozenset[int]().union(*(unit.members for unit in units))


def basis_of(period: Period, today: date) -> Basis:
    """What the period's figures are judged by; raises Refused when it has not begun."""
    return Basis(window(period, today), law)


def quarter_figures(
    period: Period,
    units: Iterable[UnitOfPeriod] | None = None,
    *,
    today: date,
    kept: Mapping[int, Values] | None = None,
) -> QuarterFigures:
    """The figures of a period as of its last day, or of today while it runs.

    Of the units given, else of the city's; the total is theirs. ``kept`` are counts and sums by
    unit id that hold on that day; what they lack is counted from the records. Raises Refused when
    the period has not begun or a row needs a norm that was not in force; the sentence names the
    unit.
    """
    basis = basis_of(period, today)
    asked = city_units_of(period) if units is None else list(units)
    parts = dict(kept or {})
    parts |= count_units(everyone(asked) - parts.keys(), basis)
    counted = {
        unit.key: add_up(SECTIONS, [parts[member] for member in unit.members]) for unit in asked
    }
    return QuarterFigures(
        period=period,
        as_of=basis.window.end,
        units=counted,
        total=add_up(SECTIONS, [parts[member] for member in sorted(everyone(asked))]),
    )


def count_units(unit_ids: AbstractSet[int], basis: Basis) -> dict[int, Values]:
    """Each unit's own figures, predecessors apart, counted from the records."""
    groups = {unit_id: frozenset((unit_id,)) for unit_id in unit_ids}
    counted: dict[int, Values] = {unit_id: {} for unit_id in groups}
    if not groups:
        return counted
    try:
        for app in _APPS:
            for unit_id, values in app.for_units(groups, basis).items():
                counted[unit_id] |= values
    except FigureRefused as refusal:
        unit = Unit.objects.get(pk=refusal.unit_id)
        raise UnitRefused(unit, refusal) from refusal
    return counted


class UnitRefused(Refused):
    """The figures of one unit cannot be told; the sentence names it."""

    def __init__(self, unit: Unit, refusal: Refused) -> None:
        super().__init__(f"{unit}: {refusal.message}", code=refusal.code)
        self.unit_id = unit.pk
