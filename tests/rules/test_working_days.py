"""Counting days: the worked examples of the contract, and what holds of every calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songcong.core.errors import Refused
from songcong.core.norms import CALENDAR_DAY, MONTH, WORKING_DAY
from songcong.core.working_days import WorkingCalendar
from tests.rules.reference import calendar, law, limit

DAY = timedelta(days=1)
PLAIN = WorkingCalendar((), (), ())


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (date(2021, 8, 31), 2, date(2021, 9, 6)),
        (date(2024, 4, 26), 5, date(2024, 5, 7)),
        (date(2026, 8, 21), 1, date(2026, 8, 22)),
        (date(2024, 1, 31), 10, date(2024, 2, 21)),
        (date(2021, 8, 20), 15, date(2021, 9, 14)),
        (date(2024, 5, 4), 0, date(2024, 5, 4)),
    ],
)
def test_working_days(start: date, n: int, due: date) -> None:
    assert calendar().add_working(start, n) == due


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (date(2021, 8, 5), 30, date(2021, 9, 6)),
        (date(2021, 8, 3), 30, date(2021, 9, 6)),
        (date(2020, 12, 27), 45, date(2021, 2, 17)),
        (date(2021, 8, 15), 30, date(2021, 9, 14)),
        (date(2021, 9, 4), 0, date(2021, 9, 4)),
    ],
)
def test_calendar_days(start: date, n: int, due: date) -> None:
    assert calendar().add_calendar(start, n) == due


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2021, 12, 15), 3, date(2022, 3, 15)),
        (date(2021, 11, 30), 1, date(2021, 12, 30)),
        (date(2021, 5, 31), 0, date(2021, 5, 31)),
    ],
)
def test_months(start: date, n: int, due: date) -> None:
    assert calendar().add_months(start, n) == due


@pytest.mark.parametrize(
    ("day", "n", "unit", "back"),
    [
        (date(2024, 2, 19), 5, WORKING_DAY, date(2024, 2, 5)),
        (date(2021, 9, 14), 8, CALENDAR_DAY, date(2021, 9, 6)),
        (date(2021, 9, 14), 9, CALENDAR_DAY, date(2021, 9, 1)),  # 5/9 Sunday; 4, 3, 2/9 off
        (date(2021, 9, 5), 0, CALENDAR_DAY, date(2021, 9, 5)),
        (date(2021, 3, 31), 1, MONTH, date(2021, 2, 28)),
        (date(2021, 1, 15), 1, MONTH, date(2020, 12, 15)),
    ],
)
def test_counting_back(day: date, n: int, unit: str, back: date) -> None:
    assert calendar().count_back(day, n, unit) == back


def test_a_norm_gives_the_due_day_by_its_unit() -> None:
    start = date(2021, 8, 5)
    assert calendar().due(start, limit(30, CALENDAR_DAY)) == date(2021, 9, 6)
    assert calendar().due(start, limit(2, WORKING_DAY)) == date(2021, 8, 9)
    assert calendar().due(start, limit(1, MONTH)) == date(2021, 9, 5)
    assert law().deadline("petition.settle.complaint.first", start).due_on == date(2021, 9, 6)


def test_a_count_that_is_no_time_limit_is_a_mistake() -> None:
    for ask in (calendar().due, calendar().explain):
        with pytest.raises(ValueError, match="counts no days"):
            ask(date(2021, 8, 5), limit(5, "count"))
    with pytest.raises(ValueError, match="counts no days"):
        calendar().count_back(date(2021, 8, 5), 5, "count")
    for add in (calendar().add_working, calendar().add_calendar, calendar().add_months):
        with pytest.raises(ValueError, match="never negative"):
            add(date(2021, 8, 5), -1)
    with pytest.raises(ValueError, match="never negative"):
        calendar().count_back(date(2021, 8, 5), -1, MONTH)


@pytest.mark.parametrize("unit", [WORKING_DAY, CALENDAR_DAY, MONTH])
def test_past_the_end_of_the_calendar_is_refused(unit: str) -> None:
    with pytest.raises(Refused) as refusal:
        calendar().due(date(9999, 12, 20), limit(30, unit))
    assert refusal.value.code == "day_out_of_range"


def test_a_day_is_not_off_and_worked_at_once() -> None:
    with pytest.raises(ValueError, match="both off and working"):
        WorkingCalendar([date(2024, 5, 4)], [date(2024, 5, 4)], ())


def test_an_explanation_names_each_day_and_its_reason() -> None:
    told = calendar().explain(date(2021, 8, 31), limit(2, WORKING_DAY))
    assert told.due_on == date(2021, 9, 6)
    assert told.counted == (date(2021, 9, 1), date(2021, 9, 6))
    assert [(skip.day.day, skip.reason) for skip in told.skipped] == [
        (2, "ngày nghỉ lễ, tết"),
        (3, "ngày nghỉ lễ, tết"),
        (4, "Thứ Bảy"),
        (5, "Chủ nhật"),
    ]
    assert not told.provisional


def test_an_explanation_of_calendar_days_skips_only_at_the_end() -> None:
    told = calendar().explain(date(2021, 8, 5), limit(30, CALENDAR_DAY))
    assert len(told.counted) == 30
    assert [skip.day for skip in told.skipped] == [date(2021, 9, 4), date(2021, 9, 5)]
    months = calendar().explain(date(2021, 8, 5), limit(1, MONTH))
    assert (months.due_on, months.skipped) == (date(2021, 9, 5), ())


def test_a_year_without_confirmed_holidays_is_provisional() -> None:
    assert calendar().explain(date(2026, 12, 30), limit(2, WORKING_DAY)).provisional
    assert calendar().explain(date(2031, 3, 3), limit(2, WORKING_DAY)).provisional


days = st.dates(date(2018, 1, 1), date(2027, 12, 31))
counts = st.integers(0, 60)
units = st.sampled_from([WORKING_DAY, CALENDAR_DAY])


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    near = st.dates(date(2020, 1, 1), date(2020, 4, 30))
    off = draw(st.sets(near, max_size=20))
    working = draw(st.sets(near, max_size=10)) - off
    return WorkingCalendar(off, working, ())


near_days = st.dates(date(2019, 12, 20), date(2020, 5, 10))


@given(calendars(), near_days, counts, units)
def test_a_later_start_is_never_due_earlier(
    days_worked: WorkingCalendar, start: date, n: int, unit: str
) -> None:
    norm = limit(n, unit)
    assert days_worked.due(start, norm) <= days_worked.due(start + DAY, norm)


@given(calendars(), near_days, near_days, counts, units)
def test_one_more_day_off_never_shortens(
    days_worked: WorkingCalendar, extra: date, start: date, n: int, unit: str
) -> None:
    fewer = WorkingCalendar(days_worked.off | {extra}, days_worked.working - {extra}, ())
    assert fewer.due(start, limit(n, unit)) >= days_worked.due(start, limit(n, unit))


@given(calendars(), near_days, counts, counts)
def test_n_and_m_working_days_are_n_then_m(
    days_worked: WorkingCalendar, start: date, n: int, m: int
) -> None:
    at_once = days_worked.add_working(start, n + m)
    assert at_once == days_worked.add_working(days_worked.add_working(start, n), m)


@given(near_days, st.integers(1, 40))
def test_a_working_saturday_counts_once(start: date, n: int) -> None:
    saturday = start + timedelta(days=(5 - start.weekday()) % 7 or 7)
    with_saturday = WorkingCalendar((), (saturday,), ())
    due, plain = with_saturday.add_working(start, n), PLAIN.add_working(start, n)
    if plain < saturday:
        assert due == plain
    else:
        assert PLAIN.add_working(start, n - 1) == due or due == saturday


@given(calendars(), near_days, st.integers(1, 60))
def test_counting_back_leaves_at_least_n_days(
    days_worked: WorkingCalendar, day: date, n: int
) -> None:
    back = days_worked.count_back(day, n, WORKING_DAY)
    assert days_worked.is_working(back)
    between = [back + i * DAY for i in range((day - back).days)]
    assert sum(map(days_worked.is_working, between)) == n
    assert days_worked.is_working(days_worked.count_back(day, n, CALENDAR_DAY))
    assert (day - days_worked.count_back(day, n, CALENDAR_DAY)).days >= n


@given(calendars(), near_days, counts, units)
def test_an_explanation_accounts_for_every_day(
    days_worked: WorkingCalendar, start: date, n: int, unit: str
) -> None:
    told = days_worked.explain(start, limit(n, unit))
    skipped = {skip.day for skip in told.skipped}
    assert len(told.counted) == n
    assert told.due_on == (told.counted[-1] if n else start)
    assert sorted(skipped.union(told.counted)) == [
        start + i * DAY for i in range(1, (told.due_on - start).days + 1)
    ]
    assert not any(map(days_worked.is_working, skipped))


@given(days, st.integers(0, 400))
def test_months_keep_the_day_number_or_end_the_month(start: date, n: int) -> None:
    later = PLAIN.add_months(start, n)
    assert (later.year - start.year) * 12 + later.month - start.month == n
    assert later.day == start.day or (later + DAY).day == 1
