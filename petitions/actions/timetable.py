"""Keep the timetable of receptions, and open the weeks in which the chair must receive."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from petitions.models import (
    LeaderWeek,
    LeaderWeekEvent,
    ReceptionSlot,
    ReceptionSlotEvent,
    ReceptionSlotFile,
    SlotChange,
)
from petitions.rules.timetable import LEADER_DAY, SLOT_CHECKS, SLOT_TITLES, turns, week_of
from songcong.core.errors import Conflict, Refused
from songcong.core.norms import NormMissing
from wards.access import demand, may
from wards.actions.editing import day_of, found_by, judge, locked
from wards.actions.keeper import Keeper
from wards.calendar import law
from wards.models import Unit, User, reader_for
from wards.rules.rights import may_write

TOPIC = "slot"


@dataclass(frozen=True)
class SlotFacts:
    """A reception of every week, or of one day where ``weekday`` is empty."""

    kind: str
    valid_from: date
    starts_at: time
    ends_at: time
    place: str
    receiver: str
    weekday: int | None = None
    seats: int = 10
    valid_to: date | None = None


@dataclass(frozen=True)
class ChangeFacts:
    """What is different on one day, and the reason that is published."""

    day: date
    reason: str
    cancelled: bool = False
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    receiver: str = ""


def _check(unit: Unit, facts: SlotFacts) -> None:
    judge(unit, facts, checks=SLOT_CHECKS, titles=SLOT_TITLES, day="valid_from")


def _settle(slot: ReceptionSlot, facts: SlotFacts) -> None:
    slot.search_text = found_by(facts.receiver, facts.place)


SLOT_KEEPER = Keeper(
    topic=TOPIC,
    model=ReceptionSlot,
    events=ReceptionSlotEvent,
    files=ReceptionSlotFile,
    link="slot",
    check=_check,
    settle=_settle,
)


@transaction.atomic
def change_day(pk: int, facts: ChangeFacts, *, version: int, by: User, at: datetime) -> SlotChange:
    """Move or cancel one day of a slot; the reason is published with it."""
    slot = locked(ReceptionSlot.objects.select_related("unit"), pk, version=version)
    demand(may(reader_for(by, day_of(at)), "edit", slot, TOPIC))
    if not turns([slot], {}, facts.day, facts.day, law().calendar):
        raise Refused("Ngày này không có trong lịch.", field="day")
    if facts.day < day_of(at):
        raise Refused("Ngày này đã qua.", field="day")
    if not _differs(slot, facts):
        raise Refused("Chưa ghi điều gì thay đổi.", field="cancelled")
    begins, ends = facts.starts_at or slot.starts_at, facts.ends_at or slot.ends_at
    if not facts.cancelled and ends <= begins:
        raise Refused("Đến giờ không sau Từ giờ.", field="ends_at")
    given = vars(facts).copy()
    change, _new = SlotChange.objects.update_or_create(
        slot=slot, day=given.pop("day"), defaults=given
    )
    slot.version += 1
    slot.save(update_fields=["version"])
    ReceptionSlotEvent.objects.create(
        slot=slot,
        verb="change_day",
        by=by,
        at=at,
        reason=facts.reason,
        data={"day": facts.day.isoformat()},
    )
    return change


def _differs(slot: ReceptionSlot, facts: ChangeFacts) -> bool:
    """Whether the day is to be another than every week's."""
    names = ("starts_at", "ends_at", "place", "receiver")
    wanted = ((getattr(facts, name), getattr(slot, name)) for name in names)
    return facts.cancelled or any(new and new != old for new, old in wanted)


def open_weeks(day: date) -> int:
    """Write down, for every unit, the week in which its chair must receive; safe to repeat."""
    try:
        norm = law().norms.resolve(LEADER_DAY, day)
    except NormMissing:
        return 0
    monday, sunday, friday = week_of(day)
    rows = LeaderWeek.objects.bulk_create(
        (
            LeaderWeek(
                unit=unit,
                starts_on=monday,
                ends_on=sunday,
                due_on=friday,
                citation=norm.citation,
            )
            for unit in Unit.objects.bases().in_force(day)
        ),
        ignore_conflicts=True,
    )
    return len(rows)


@transaction.atomic
def record_sitting(
    pk: int, on: date, receiver: str, *, version: int, by: User, at: datetime
) -> LeaderWeek:
    """Say that the chair sat on a day of the week and nobody came."""
    week = LeaderWeek.objects.select_for_update().get(pk=pk)
    demand(may_write(reader_for(by, day_of(at)), "reception", week.unit_id))
    if week.version != version:
        raise Conflict(
            "Trong lúc bạn đang ghi, người khác đã lưu tuần này.", current_version=week.version
        )
    if not week.starts_on <= on <= week.ends_on:
        raise Refused("Ngày trực không nằm trong tuần này.", field="sat_on")
    if on > day_of(at):
        raise Refused("Ngày ghi chưa tới.", field="sat_on")
    week.sat_on, week.sat_by = on, receiver
    week.version += 1
    week.save(update_fields=["sat_on", "sat_by", "version"])
    LeaderWeekEvent.objects.create(week=week, verb="sat", by=by, at=at)
    return week
