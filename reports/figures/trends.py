"""The committee's trends: rates of the last quarters from the figures that are kept ready."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from reports.figures.quarter import UnitOfPeriod, everyone, recent_quarters
from reports.figures.registry import find
from reports.models.period_of import period_fields
from reports.models.stored_figures import StoredFigures
from reports.rules.trends import TRENDS, Trend, point
from songcong.core.figures import Rate, Values
from songcong.core.periods import Period
from songcong.core.vietnamese import roman


def trends(
    units: Collection[UnitOfPeriod], known: Mapping[Period, Values], *, today: date
) -> list[Trend]:
    """The rates of the units together over the quarters kept ready. One query.

    ``known`` are totals that the page has counted anyway; the other quarters may lag behind the
    registers by the minute that the job needs.
    """
    quarters = list(reversed(recent_quarters(today)))
    kept = _kept([quarter for quarter in quarters if quarter not in known], everyone(units))
    counts: dict[Period, list[Any]] = {
        quarter: [known[quarter]] if quarter in known else kept[quarter] for quarter in quarters
    }
    found = []
    for key in TRENDS:
        section, figure = find(key)
        if not isinstance(figure, Rate):
            raise TypeError(f"{key} is no rate")
        parts, wholes = figure.keys_in(section)
        points = (point(_label(one), counts[one], parts, wholes) for one in quarters)
        found.append(Trend(key, f"{section.name}: {figure.name.lower()}", tuple(points)))
    return found


def _kept(quarters: Collection[Period], unit_ids: Collection[int]) -> dict[Period, list[Any]]:
    found: dict[Period, list[Any]] = {quarter: [] for quarter in quarters}
    if quarters:
        wanted = reduce(or_, (Q(**period_fields(quarter)) for quarter in quarters))
        for row in StoredFigures.objects.filter(wanted, unit__in=unit_ids):
            found[row.period].append(row.values)
    return found


def _label(quarter: Period) -> str:
    return f"{roman(quarter.n)}/{quarter.year}"
