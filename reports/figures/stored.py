"""Figures kept ready: which hold on a day, and how a row is read and written."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from reports.figures.registry import SECTIONS
from reports.models.period_of import period_fields
from reports.models.stored_figures import StoredFigures
from songcong.core.figures import Counted, Values
from songcong.core.periods import Period, window

COUNTED: Mapping[str, Counted] = {
    section.full_key(figure): figure
    for section in SECTIONS
    for figure in section.figures
    if isinstance(figure, Counted)
}


def kept_figures(
    periods: Sequence[Period], unit_ids: Collection[int], *, today: date
) -> list[dict[int, Values]]:
    """For each period, figures by unit id that hold today. One query for all.

    A row holds when it was counted as of the same day by today's figures and no record of the
    unit has changed since.
    """
    wanted = reduce(or_, (holding(period, today) for period in periods))
    rows = list(StoredFigures.objects.untouched().filter(wanted, unit__in=unit_ids))
    return [
        {
            row.unit_id: values
            for row in rows
            if row.period == period and (values := read(row.values)) is not None
        }
        for period in periods
    ]


def holding(period: Period, today: date) -> Q:
    """Rows of the period that were counted as of the day that counts today."""
    return Q(**period_fields(period), as_of=window(period, today).end)


def read(stored: Mapping[str, Any]) -> Values | None:
    """Counts and sums as they were counted; None where figures have been added or renamed."""
    if stored.keys() != COUNTED.keys():
        return None
    return {
        key: Decimal(value) if COUNTED[key].decimal else int(value) for key, value in stored.items()
    }


def written(values: Values) -> dict[str, Any]:
    """Counts and sums as they are stored; rates follow from them."""
    return {
        key: str(values[key]) if figure.decimal else values[key] for key, figure in COUNTED.items()
    }
