"""Take a citizen's booking once, give it back by its code, make a reception of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime

from petitions.actions.reception import RECEPTION_KEEPER, ReceptionFacts
from petitions.enums import Visit
from petitions.models import BookingParty, Reception, ReceptionBooking, ReceptionSlot, SlotChange
from petitions.rules.public_code import new_code
from petitions.rules.timetable import Turn, turns
from songcong.core.errors import Refused
from wards.actions.editing import day_of
from wards.calendar import working_calendar
from wards.models import User

DIGITS = 4
KEPT: Final = timedelta(days=90)
"""After the day of reception nobody needs to know any more who had booked, and about what."""
FULL = "Buổi tiếp này đã đủ lượt đăng ký, hoặc bạn đã có lượt rồi. Hãy chọn buổi khác."


@dataclass(frozen=True)
class BookingFacts:
    """Who wants to come about what; ``phone`` in E.164."""

    name: str
    phone: str
    topic: str


def turn_of(slot: ReceptionSlot, day: date) -> Turn | None:
    """The reception of that day as it is published; None where there is none."""
    changes = SlotChange.objects.filter(day=day).of([slot])
    found = turns([slot], changes, day, day, working_calendar())
    return found[0] if found else None


@transaction.atomic
def book(
    slot_pk: int, day: date, facts: BookingFacts, *, key: UUID, at: datetime
) -> ReceptionBooking:
    """Give a turn; the same key again gives the same turn as long as it stands.

    Raises Refused where nobody receives that day any more, all turns are taken, or the key was
    that of a turn given back or of another one. A telephone that has a turn is answered as if all
    were taken, so that nobody learns by asking who comes.
    """
    slot = ReceptionSlot.objects.live().select_for_update().filter(pk=slot_pk).first()
    before = ReceptionBooking.objects.filter(key=key).first()
    if before is not None:
        return _again(before, slot_pk, day)
    turn = turn_of(slot, day) if slot is not None else None
    if slot is None or turn is None or not turn.takes_bookings(localtime(at)):
        raise Refused("Buổi tiếp này không còn nhận đăng ký. Hãy chọn buổi khác.", code="closed")
    taken = ReceptionBooking.objects.standing().filter(slot=slot, day=day)
    comes = taken.filter(party__phone=facts.phone).exists()
    if taken.count() >= turn.seats or comes:
        raise Refused(FULL, code="full")
    booking = ReceptionBooking.objects.create(
        slot=slot, day=day, code=new_code(), key=key, topic=facts.topic, made_at=at
    )
    BookingParty.objects.create(booking=booking, name=facts.name, phone=facts.phone)
    return booking


def _again(before: ReceptionBooking, slot_pk: int, day: date) -> ReceptionBooking:
    if before.cancelled_at is not None or (before.slot_id, before.day) != (slot_pk, day):
        raise Refused(
            "Lượt đăng ký này đã hủy. Muốn đăng ký lại thì bấm Đăng ký lần nữa.", code="key_used"
        )
    return before


@transaction.atomic
def give_back(code: str, digits: str, *, at: datetime) -> ReceptionBooking | None:
    """Give a turn back by its code and the telephone's last digits; None where they fit none."""
    rows = ReceptionBooking.objects.standing().select_for_update(of=("self",))
    booking = rows.filter(code=code, reception=None, party__phone__endswith=digits).first()
    if booking is None or len(digits) != DIGITS:
        return None
    booking.cancelled_at = at
    booking.save(update_fields=["cancelled_at"])
    return booking


@transaction.atomic
def receive(booking: ReceptionBooking, *, by: User, at: datetime) -> Reception:
    """Make a reception of a turn, once; the rights are those of the register of receptions."""
    held = ReceptionBooking.objects.select_for_update().get(pk=booking.pk)
    if held.reception is not None:
        return held.reception
    if held.cancelled_at is not None:
        raise Refused("Lượt này công dân đã hủy.", code="cancelled")
    if held.day > day_of(at):
        raise Refused("Chưa tới ngày tiếp.", code="too_early")
    party = BookingParty.objects.filter(booking=held).first()
    if party is None:
        raise Refused(
            f"Thông tin đăng ký đã xóa sau {KEPT.days} ngày; hãy ghi lượt tiếp bằng tay.",
            code="forgotten",
        )
    turn = turn_of(held.slot, held.day)
    facts = ReceptionFacts(
        received_on=held.day,
        kind=held.slot.kind,
        visit=Visit.FIRST,
        receiver=turn.receiver if turn else held.slot.receiver,
        content=held.topic,
        name=party.name,
    )
    held.reception = RECEPTION_KEEPER.create(held.slot.unit, facts, by=by, at=at)
    held.save(update_fields=["reception"])
    return held.reception


@transaction.atomic
def forget_old_bookings(today: date) -> int:
    """Forget who booked and about what once their day is long past; how many there were.

    The turn itself stays, with the reception made of it. Law on Personal Data Protection
    91/2025/QH15: kept no longer than its purpose needs (chưa đối chiếu).
    """
    old = ReceptionBooking.objects.filter(day__lt=today - KEPT)
    BookingParty.objects.filter(booking__in=old).delete()
    return old.exclude(topic="").update(topic="")
