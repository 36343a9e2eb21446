"""The timetable of receptions of the demo city, the weeks of its chairs and some bookings."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID

from petitions.actions.booking import BookingFacts, book
from petitions.actions.timetable import SLOT_KEEPER, SlotFacts, open_weeks
from petitions.enums import ReceptionKind
from petitions.models import LeaderWeek, SlotChange
from songcong.core.clock import ZONE
from songcong.core.phone import read_phone
from songcong.demo.cases.desks import CODE as DESK
from songcong.demo.wards import WARDS
from songcong.demo.words import people
from wards.models import Unit, User

_FROM: Final = date(2025, 1, 2)
_WEEKS: Final = 13
_LATELY: Final = timedelta(days=7)
"""The chair of the ward with work on its desks has not noted the sitting of so many days yet."""
_TOPICS: Final = (
    "Hỏi tiến độ cấp giấy chứng nhận",
    "Đề nghị giải thích mức bồi thường",
    "Phản ánh nước thải khu dân cư",
)


def publish_timetables(
    units: Mapping[str, Unit], users: Mapping[str, User], *, today: date, seed: int
) -> None:
    """Every day the clerk, on one day the chair; the weeks of the quarter; bookings ahead."""
    for week in range(_WEEKS):
        open_weeks(today - timedelta(days=7 * week))
    for ward in WARDS:
        dice = Random(f"{seed}/{ward.code}/timetable")  # noqa: S311  # a play
        unit, clerk = units[ward.code], users[f"thu.{ward.slug}"]
        _publish(unit, ward.people, clerk, today, dice)
        weeks = LeaderWeek.objects.missed().filter(unit=unit, due_on__lt=today)
        for row in weeks.order_by("starts_on"):
            is_owed = ward.code == DESK and row.due_on >= today - _LATELY
            if dice.randrange(100) < ward.prompt and not is_owed:
                row.sat_on, row.sat_by = row.starts_on + timedelta(days=1), ward.people[1]
                row.save(update_fields=["sat_on", "sat_by"])


def _publish(unit: Unit, staff: tuple[str, ...], clerk: User, today: date, dice: Random) -> None:
    place = f"Phòng Tiếp công dân, trụ sở UBND {unit.get_kind_display().lower()} {unit.name}"
    at = datetime.combine(_FROM, time(8), ZONE)
    chair_day = dice.randrange(1, 5)
    for weekday in range(5):
        chairs = weekday == chair_day
        facts = SlotFacts(
            kind=ReceptionKind.PERIODIC if chairs else ReceptionKind.REGULAR,
            weekday=weekday,
            valid_from=_FROM,
            starts_at=time(7, 30),
            ends_at=time(11),
            place=place,
            receiver=f"Chủ tịch UBND {staff[1]}" if chairs else f"Công chức {staff[0]}",
        )
        slot = SLOT_KEEPER.create(unit, facts, by=clerk, at=at)
        if chairs:
            following = today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
            _book(slot.pk, following, today, dice)
            SlotChange.objects.create(
                slot=slot,
                day=following + timedelta(days=14),
                cancelled=True,
                reason="Chủ tịch dự kỳ họp HĐND thành phố; tiếp bù vào ngày hôm sau.",
            )


def _book(slot_pk: int, day: date, today: date, dice: Random) -> None:
    at = datetime.combine(today, time(9), ZONE)
    for topic in _TOPICS[: dice.randint(1, 3)]:
        phone = read_phone(people.phone(dice)) or ""
        facts = BookingFacts(people.name(dice), phone, topic)
        book(slot_pk, day, facts, key=UUID(int=dice.getrandbits(128)), at=at)
