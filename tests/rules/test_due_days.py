"""Which heading of the home page a due day stands under."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rules.due_days import groups_of
from songcong.core.obligations import Evidence, Obligation, State, spans_of
from tests.rules.reference import law

WEDNESDAY = date(2025, 6, 11)
THURSDAY = date(2025, 6, 12)
SUNDAY = date(2025, 6, 15)


def owed(due_on: date, done_on: date | None = None) -> Obligation:
    return Obligation(
        key="disclosure.publish_within",
        unit_id=1,
        unit="Phố Cò",
        what="Công khai mục 2",
        article="Luật 10/2022/QH15 Điều 12",
        due_on=due_on,
        done_on=done_on,
        evidence=Evidence("wards:official-disclosure-detail", 1),
        label="Công khai mục 2",
    )


@pytest.mark.parametrize(
    ("due_on", "heading"),
    [
        (date(2025, 6, 10), "overdue"),
        (WEDNESDAY, "today"),
        (date(2025, 6, 12), "week"),
        (SUNDAY, "week"),
        (date(2025, 6, 16), "later"),
    ],
)
def test_a_week_ends_on_sunday(due_on: date, heading: str) -> None:
    assert [span.key for span in spans_of(WEDNESDAY) if span.holds(due_on)] == [heading]


def test_on_a_sunday_nothing_is_left_of_the_week() -> None:
    days = [SUNDAY + timedelta(days=n) for n in range(-3, 4)]
    keys = [span.key for day in days for span in spans_of(SUNDAY) if span.holds(day)]
    assert keys == ["overdue"] * 3 + ["today"] + ["later"] * 3


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(-400, 400))
def test_every_day_stands_under_just_one_heading(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    assert sum(span.holds(day) for span in spans_of(today)) == 1


def test_what_is_left_out_is_told_and_the_earliest_comes_first() -> None:
    days = [date(2025, 6, 6), date(2025, 6, 3)]
    counts = {"overdue": 7, "today": 0, "week": 0, "later": 0}
    groups = groups_of(
        map(owed, days), counts, spans_of(WEDNESDAY), today=WEDNESDAY, calendar=law().calendar
    )
    overdue = groups[0]
    assert [line.duty.due_on for line in overdue.lines] == sorted(days)
    assert (overdue.count, overdue.left_out) == (7, 5)
    assert overdue.lines[0].lateness.words == "Trễ hạn 6 ngày làm việc"
    assert [group.lines for group in groups[1:]] == [(), (), ()]


@pytest.mark.parametrize(
    ("done_on", "today", "state"),
    [
        (None, date(2025, 6, 12), State.OPEN),
        (None, date(2025, 6, 13), State.OVERDUE),
        (date(2025, 6, 12), date(2025, 6, 30), State.DONE),
        (date(2025, 6, 13), date(2025, 6, 30), State.DONE_LATE),
        (date(2025, 6, 20), date(2025, 6, 12), State.OPEN),
    ],
)
def test_a_duty_stands_by_its_days(done_on: date | None, today: date, state: State) -> None:
    assert owed(THURSDAY, done_on).state_on(today) is state
