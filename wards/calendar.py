"""Turns the rows of holidays and norms into the calendar and the table that rules take."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from songcong.core.law import Law
from songcong.core.norms import Norm, NormTable
from songcong.core.working_days import WorkingCalendar
from wards.enums import DayKind
from wards.models import Holiday, NormRow


def working_calendar() -> WorkingCalendar:
    """The calendar as the rows stand now; a year counts as confirmed when all its rows are."""
    return calendar_of(Holiday.objects.values_list("day", "kind", "confirmed"))


def calendar_of(rows: Iterable[tuple[date, str, bool]]) -> WorkingCalendar:
    """The calendar of some rows: day, kind, and whether it was compared with its basis."""
    days: dict[str, set[date]] = {DayKind.OFF: set(), DayKind.WORKING: set()}
    confirmed: dict[int, bool] = {}
    for day, kind, is_confirmed in rows:
        days[kind].add(day)
        confirmed[day.year] = confirmed.get(day.year, True) and is_confirmed
    years = frozenset(year for year, whole in confirmed.items() if whole)
    return WorkingCalendar(days[DayKind.OFF], days[DayKind.WORKING], years)


def norm_table() -> NormTable:
    """All norms as the rows stand now."""
    names = [one.name for one in fields(Norm)]
    return NormTable(Norm(*row) for row in NormRow.objects.values_list(*names))


def norm_of(row: NormRow) -> Norm:
    """A row as rules take it."""
    return Norm(
        key=row.key,
        value=row.value,
        unit=row.unit,
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
        citation=row.citation,
        confirmed=row.confirmed,
    )


def law() -> Law:
    """Norms and calendar together, as rules take them."""
    return Law(norm_table(), working_calendar())
