"""Weekly rules, single days and changes laid out over days."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from petitions.rules.timetable import Turn, turns, week_of
from tests.rules.reference import law


@dataclass
class Slot:
    weekday: int | None = 1
    valid_from: date = date(2026, 1, 1)
    valid_to: date | None = None
    pk: int = 7
    unit_id: int = 1
    kind: str = "periodic"
    starts_at: time = time(7, 30)
    ends_at: time = time(11)
    place: str = "Trụ sở"
    receiver: str = "Chủ tịch"
    seats: int = 10


@dataclass
class Change:
    cancelled: bool = False
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    receiver: str = ""
    reason: str = "Họp"


def laid(slot: Slot, changes: dict[tuple[int, date], Change] | None = None) -> list[Turn]:
    found = turns([slot], changes or {}, date(2026, 4, 20), date(2026, 5, 17), law().calendar)
    return list(found)


def test_a_weekly_rule_skips_days_off_and_ends_with_its_validity() -> None:
    assert [turn.day.day for turn in laid(Slot())] == [21, 28, 5, 12]
    days = [turn.day for turn in laid(Slot(weekday=4))]  # 1 May is off
    assert days == [date(2026, 4, 24), date(2026, 5, 8), date(2026, 5, 15)]
    assert [turn.day.day for turn in laid(Slot(valid_to=date(2026, 5, 4)))] == [21, 28]
    assert [turn.day.day for turn in laid(Slot(valid_from=date(2026, 5, 6)))] == [12]
    assert laid(Slot(valid_to=date(2026, 4, 19))) == []


def test_a_single_day_stands_alone_even_on_a_day_off() -> None:
    assert [turn.day for turn in laid(Slot(None, date(2026, 5, 1)))] == [date(2026, 5, 1)]
    assert laid(Slot(None, date(2026, 6, 1))) == []


def test_a_change_says_what_is_different_and_why() -> None:
    day = date(2026, 4, 21)
    moved = Change(starts_at=time(14), ends_at=time(16), place="Nhà văn hóa", receiver="Phó")
    first = laid(Slot(), {(7, day): moved})[0]
    assert (first.starts_at, first.place, first.receiver) == (time(14), "Nhà văn hóa", "Phó")
    assert (first.reason, first.cancelled) == ("Họp", False)
    gone = laid(Slot(), {(7, day): Change(cancelled=True)})
    assert [turn.cancelled for turn in gone] == [True, False, False, False]
    assert gone[0].place == "Trụ sở"


@given(st.integers(0, 6), st.integers(0, 60), st.integers(0, 60))
def test_every_turn_is_of_its_weekday_within_the_days_asked(
    weekday: int, start: int, length: int
) -> None:
    first = date(2026, 4, 1) + timedelta(days=start)
    last = first + timedelta(days=length)
    found = turns([Slot(weekday)], {}, first, last, law().calendar)
    assert all(first <= turn.day <= last and turn.day.weekday() == weekday for turn in found)
    assert len({turn.day for turn in found}) == len(found)


@given(st.integers(0, 400))
def test_a_week_is_from_monday_to_sunday(days: int) -> None:
    day = date(2026, 1, 1) + timedelta(days=days)
    monday, sunday, friday = week_of(day)
    assert monday <= day <= sunday
    assert (monday.weekday(), friday.weekday(), sunday.weekday()) == (0, 4, 6)
