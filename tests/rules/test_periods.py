"""Periods of both schemes, and the day as of which figures are judged."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songcong.core.errors import Refused
from songcong.core.periods import (
    Kind,
    Period,
    Scheme,
    Window,
    parse_quarter,
    parse_scheme,
    quarter_of,
    window,
)

INSPECTORATE, CALENDAR = Scheme.INSPECTORATE, Scheme.CALENDAR


@pytest.mark.parametrize(
    ("scheme", "kind", "n", "start", "end"),
    [
        (INSPECTORATE, Kind.QUARTER, 1, date(2020, 12, 15), date(2021, 3, 14)),
        (INSPECTORATE, Kind.QUARTER, 2, date(2021, 3, 15), date(2021, 6, 14)),
        (INSPECTORATE, Kind.QUARTER, 3, date(2021, 6, 15), date(2021, 9, 14)),
        (INSPECTORATE, Kind.QUARTER, 4, date(2021, 9, 15), date(2021, 12, 14)),
        (INSPECTORATE, Kind.SIX_MONTHS, 1, date(2020, 12, 15), date(2021, 6, 14)),
        (INSPECTORATE, Kind.NINE_MONTHS, 1, date(2020, 12, 15), date(2021, 9, 14)),
        (INSPECTORATE, Kind.YEAR, 1, date(2020, 12, 15), date(2021, 12, 14)),
        (CALENDAR, Kind.QUARTER, 1, date(2021, 1, 1), date(2021, 3, 31)),
        (CALENDAR, Kind.QUARTER, 4, date(2021, 10, 1), date(2021, 12, 31)),
        (CALENDAR, Kind.SIX_MONTHS, 1, date(2021, 1, 1), date(2021, 6, 30)),
        (CALENDAR, Kind.NINE_MONTHS, 1, date(2021, 1, 1), date(2021, 9, 30)),
        (CALENDAR, Kind.YEAR, 1, date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_first_and_last_days(scheme: Scheme, kind: Kind, n: int, start: date, end: date) -> None:
    period = Period(scheme, kind, 2021, n)
    assert (period.start, period.end) == (start, end)
    assert period.end_exclusive == end + timedelta(days=1)


def test_how_a_period_is_written_and_named() -> None:
    quarter = parse_quarter("2021Q3")
    assert quarter == Period(INSPECTORATE, Kind.QUARTER, 2021, 3)
    assert quarter.code == "2021Q3"
    assert quarter.label == "quý III năm 2021"
    assert quarter.long_label == "quý III năm 2021 (từ 15/6/2021 đến 14/9/2021)"
    longer = [Period(INSPECTORATE, kind, 2021) for kind in list(Kind)[1:]]
    assert [period.code for period in longer] == ["2021M6", "2021M9", "2021"]
    assert [period.label for period in longer] == [
        "6 tháng đầu năm 2021",
        "9 tháng đầu năm 2021",
        "năm 2021",
    ]


@pytest.mark.parametrize(
    "text", ["", "2021", "2021Q5", "2021Q0", "Q3/2021", "2021-Q3", "0001Q1", "２021Q3"]
)
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse_quarter(text)
    assert (refusal.value.code, refusal.value.field) == ("bad_quarter", "quarter")


def test_small_liberties_of_writing() -> None:
    assert parse_quarter(" 2021q3 ", CALENDAR) == Period(CALENDAR, Kind.QUARTER, 2021, 3)
    assert parse_scheme(" Calendar") is CALENDAR
    with pytest.raises(Refused):
        parse_scheme("lunar")


def test_no_period_has_a_number_that_its_kind_lacks() -> None:
    for kind, n in ((Kind.QUARTER, 5), (Kind.QUARTER, 0), (Kind.YEAR, 2)):
        with pytest.raises(ValueError, match="no period"):
            Period(INSPECTORATE, kind, 2021, n)


def test_the_period_before() -> None:
    assert parse_quarter("2021Q3").previous().code == "2021Q2"
    assert parse_quarter("2021Q1").previous().code == "2020Q4"
    assert Period(CALENDAR, Kind.SIX_MONTHS, 2021).previous().code == "2020M6"


def test_figures_are_as_of_today_while_the_period_runs() -> None:
    quarter = parse_quarter("2021Q3")
    assert window(quarter, date(2021, 8, 1)) == Window(quarter.start, date(2021, 8, 1))
    assert window(quarter, quarter.start) == Window(quarter.start, quarter.start)
    assert window(quarter, quarter.end) == Window(quarter.start, quarter.end)
    assert window(quarter, date(2026, 1, 1)) == Window(quarter.start, quarter.end)
    assert window(quarter, quarter.start).before == date(2021, 6, 14)


def test_a_period_that_has_not_begun_is_refused() -> None:
    quarter = parse_quarter("2021Q3")
    with pytest.raises(Refused, match="chưa bắt đầu") as refusal:
        window(quarter, quarter.start - timedelta(days=1))
    assert refusal.value.code == "period_not_begun"


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(Scheme))
def test_every_day_is_in_the_quarter_it_is_said_to_be_in(day: date, scheme: Scheme) -> None:
    quarter = quarter_of(day, scheme)
    assert quarter.start <= day <= quarter.end
    assert quarter_of(quarter.end_exclusive, scheme).previous() == quarter
    assert parse_quarter(quarter.code, scheme) == quarter
