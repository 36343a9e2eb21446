"""Add, correct, take away and confirm days off and days worked instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from songcong.core.errors import Refused
from songcong.core.jobs import after_commit
from songcong.core.law import Law
from songcong.core.law_change import LawChange
from songcong.core.vietnamese import short_date
from wards.actions.ground import Act, alone, changing, held, note, put, told
from wards.calendar import calendar_of, norm_table
from wards.enums import DayKind
from wards.models import GroundEvent, Holiday
from wards.notifications import LAW_CHANGED

TOPIC = "holiday"
_SATURDAY = 5


@dataclass(frozen=True)
class HolidayFacts:
    """What a day is instead of what its weekday says, and by which announcement."""

    kind: str
    basis: str
    confirmed: bool = False


def refuse_pointless(day: date, kind: str) -> None:
    """Refuse to have people work on a day on which they work anyway."""
    if kind == DayKind.WORKING and day.weekday() < _SATURDAY:
        raise Refused("Ngày này vốn là ngày làm việc, không cần ghi làm bù.", field="day")


def change_of(day: date, kind: str | None, *, today: date) -> LawChange:
    """The law now, and with the day being of the kind; of none: as its weekday says."""
    rows = list(Holiday.objects.values_list("day", "kind", "confirmed"))
    others = [row for row in rows if row[0] != day]
    norms = norm_table()
    after = [*others, (day, kind, True)] if kind else others
    return LawChange(
        before=Law(norms, calendar_of(rows)),
        after=Law(norms, calendar_of(after)),
        first_day=day,
        today=today,
    )


def add_holiday(day: date, facts: HolidayFacts, act: Act) -> Holiday:
    """Write down a day off, or a day worked instead of one."""
    with changing(TOPIC, act):
        alone(Holiday)
        refuse_pointless(day, facts.kind)
        if Holiday.objects.filter(day=day).exists():
            raise Refused(f"Ngày {short_date(day)} đã có trong bảng; hãy sửa dòng đó.", field="day")
        row = Holiday(day=day)
        put(row, facts)
        row.save()
        _announce(note(TOPIC, row, "create", act, told(row, facts)))
    return row


def correct_holiday(pk: int, facts: HolidayFacts, act: Act, *, version: int) -> Holiday:
    """Correct what a day is; raises Conflict when somebody saved it since ``version``."""
    with changing(TOPIC, act):
        row = held(Holiday.objects.all(), pk, version=version)
        refuse_pointless(row.day, facts.kind)
        if changes := put(row, facts):
            row.save()
            _announce(note(TOPIC, row, "edit", act, changes))
    return row


def take_away_holiday(pk: int, act: Act, *, version: int) -> GroundEvent:
    """Let a day be again what its weekday says; the row stays in its history."""
    with changing(TOPIC, act):
        row = held(Holiday.objects.all(), pk, version=version)
        event = note(TOPIC, row, "remove", act)
        row.delete()
        _announce(event)
    return event


def confirm_year(year: int, act: Act) -> int:
    """Say that all days of a year were compared with the announcement; how many were not yet."""
    with changing(TOPIC, act):
        alone(Holiday)
        rows = Holiday.objects.filter(day__year=year)
        if not rows.exists():
            raise Refused(f"Năm {year} chưa có ngày nào trong bảng.")
        return _confirm(rows.filter(confirmed=False), act)


def _confirm(rows: Iterable[Holiday], act: Act) -> int:
    confirmed = 0
    for row in rows:
        row.confirmed = True
        row.save()
        note(TOPIC, row, "confirm", act)
        confirmed += 1
    return confirmed


def _announce(event: GroundEvent) -> None:
    """Open cases follow in a job of their own."""
    after_commit(LAW_CHANGED, event.pk)
