"""The timetable as an iCalendar file."""

from collections.abc import Iterable
from datetime import datetime

from icalendar import Calendar, Event

from petitions.rules.timetable import Turn
from songcong.core.clock import ZONE


def calendar_of(unit: str, turns: Iterable[Turn], now: datetime) -> bytes:
    """The receptions of a unit; a cancelled one says so."""
    calendar = Calendar()
    calendar.add("prodid", "-//Song Cong//Lich tiep cong dan//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Lịch tiếp công dân {unit}")
    for turn in turns:
        event = Event()
        event.add("uid", f"tiep-cong-dan-{turn.slot_id}-{turn.day.isoformat()}@song-cong")
        event.add("dtstamp", now)
        event.add("dtstart", datetime.combine(turn.day, turn.starts_at, ZONE))
        event.add("dtend", datetime.combine(turn.day, turn.ends_at, ZONE))
        event.add("summary", f"Tiếp công dân: {turn.receiver}")
        event.add("location", turn.place)
        if turn.reason:
            event.add("description", turn.reason)
        event.add("status", "CANCELLED" if turn.cancelled else "CONFIRMED")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
