"""Which sheets a workbook brought, and for which quarters: an empty one is a zero, no gap."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from inspections.imports import INSPECTIONS, INVESTMENTS
from petitions.imports import MEDIATIONS, PETITIONS, RECEPTIONS
from reports.actions.wording import record_sheets
from reports.enums import Topic
from songcong.core.periods import Period, Scheme, quarter_of
from songcong.core.sheets import SheetReading
from songcong.registers.catalogue import DAY_OF_LINE
from wards.imports import DECISIONS, DISCLOSURES, MEETINGS
from wards.models import Unit

_TOPICS = {
    RECEPTIONS.name: Topic.RECEPTION,
    PETITIONS.name: Topic.PETITIONS,
    MEDIATIONS.name: Topic.MEDIATION,
    DISCLOSURES.name: Topic.DISCLOSURE,
    MEETINGS.name: Topic.MEETINGS,
    DECISIONS.name: Topic.DECISIONS,
    INSPECTIONS.name: Topic.INSPECTION,
    INVESTMENTS.name: Topic.INVESTMENT,
}
_NEVER_CARRIED = (RECEPTIONS.name, MEETINGS.name)

UnitDay = tuple[int, date]


def remember_sheets(readings: Mapping[str, SheetReading], *, at: datetime) -> None:
    """Keep for each unit and quarter of the workbook which sheets it held, with rows or without."""
    topics = [_TOPICS[name] for name, reading in readings.items() if reading.header]
    covered: dict[int, set[Period]] = defaultdict(set)
    for unit, day in _days(readings):
        covered[unit] |= {quarter_of(day, scheme) for scheme in Scheme}
    units = Unit.objects.in_bulk(covered)
    for pk, periods in covered.items():
        for period in periods:
            record_sheets(units[pk], period, topics, at=at)


def _days(readings: Mapping[str, SheetReading]) -> set[UnitDay]:
    """The days that say which quarters the workbook is about.

    Receptions and meetings stand in the register of the quarter they were held in; of the other
    sheets, which carry open rows over from quarter to quarter, only the last day tells.
    """
    known = [readings[name] for name in _NEVER_CARRIED if name in readings]
    sure = {day for reading in known for day in _of_sheet(reading)}
    if sure:
        return sure
    any_day = {day for reading in readings.values() for day in _of_sheet(reading)}
    last = max((day for _unit, day in any_day), default=None)
    return {(unit, day) for unit, day in any_day if day == last}


def _of_sheet(reading: SheetReading) -> Iterator[UnitDay]:
    place = DAY_OF_LINE[reading.spec.line]
    return ((entry.unit, entry.line[place]) for entry in reading.entries)
