"""Keep the figures of recent quarters ready, and compare them with the records."""

import logging
from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import connection, transaction

from reports.figures import count_units, recent_quarters
from reports.figures.quarter import UnitRefused, basis_of
from reports.figures.stored import holding, read, written
from reports.models.period_of import period_fields
from reports.models.stored_figures import FigureTouch, StoredFigures
from songcong.core.figures import Values
from songcong.core.periods import Period
from wards.models import Unit

_LOG = logging.getLogger(__name__)
_LOCK = 7_405_926


def renew_figures(*, today: date, at: datetime) -> int:
    """Count again what was touched, is missing or belongs to another day; how many rows.

    Safe to run at any time and by several workers: they take turns.
    """
    _drop_touched()
    return sum(_renew(period, today=today, at=at) for period in recent_quarters(today))


def recount_figures(*, today: date, at: datetime) -> int:
    """Compare every row that pages believe with the records; how many differ.

    A difference is an alarm in the log, marked in the row, and the row is put right.
    """
    return sum(_recount(period, today=today, at=at) for period in recent_quarters(today))


@transaction.atomic
def _drop_touched() -> None:
    """Give up the rows of touched units, then the touches that were seen and no later ones."""
    _take_turns()
    seen = dict(FigureTouch.objects.values_list("pk", "unit_id"))
    if seen:
        StoredFigures.objects.filter(unit__in=set(seen.values())).delete()
        FigureTouch.objects.filter(pk__in=seen).delete()


@transaction.atomic
def _renew(period: Period, *, today: date, at: datetime) -> int:
    _take_turns()
    units = Unit.objects.bases().in_force_during(date.min, period.end)
    held = StoredFigures.objects.filter(holding(period, today))
    missing = set(units.exclude(pk__in=held.values("unit")).values_list("pk", flat=True))
    counted = _counted(missing, period, today)
    _write(period, counted, today=today, at=at)
    return len(counted)


@transaction.atomic
def _recount(period: Period, *, today: date, at: datetime) -> int:
    _take_turns()
    believed = StoredFigures.objects.untouched().filter(holding(period, today))
    rows = {row.unit_id: read(row.values) for row in believed}
    counted = _counted(rows.keys(), period, today)
    touched = set(FigureTouch.objects.filter(unit__in=rows).values_list("unit_id", flat=True))
    wrong = {
        unit_id: values
        for unit_id, values in counted.items()
        if unit_id not in touched and read(written(values)) != rows[unit_id]
    }
    for unit_id in wrong:
        _LOG.error("figures of unit %s in %s differ from the records", unit_id, period.code)
    _write(period, wrong, today=today, at=at, differed_at=at)
    return len(wrong)


def _counted(unit_ids: Collection[int], period: Period, today: date) -> dict[int, Values]:
    """The units' figures, without those whose figures cannot be told."""
    asked = set(unit_ids)
    while True:
        try:
            return count_units(asked, basis_of(period, today))
        except UnitRefused as refusal:
            _LOG.warning("figures of %s are not kept: %s", period.code, refusal.message)
            asked.discard(refusal.unit_id)


def _write(
    period: Period,
    counted: Mapping[int, Values],
    *,
    today: date,
    at: datetime,
    differed_at: datetime | None = None,
) -> None:
    as_of = basis_of(period, today).window.end
    StoredFigures.objects.bulk_create(
        (
            StoredFigures(
                unit_id=unit_id,
                as_of=as_of,
                counted_at=at,
                values=written(values),
                differed_at=differed_at,
                **period_fields(period),
            )
            for unit_id, values in counted.items()
        ),
        update_conflicts=True,
        unique_fields=("unit", "scheme", "period_kind", "year", "n"),
        update_fields=("as_of", "counted_at", "values", "differed_at"),
    )


def _take_turns() -> None:
    """Wait until no other transaction renews figures: an older count must not be written last."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
