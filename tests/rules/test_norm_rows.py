"""The dated rows of a norm: no day without one, none with two."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wards.rules.norm_rows import DAY, Span, fault_of, same_family


@given(st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=1, max_size=6, unique=True))
def test_rows_that_follow_each_other_have_no_fault(days: list[date]) -> None:
    starts = sorted(days)
    lasts = [*(day - DAY for day in starts[1:]), None]
    assert fault_of(map(Span, starts, lasts)) is None


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=2, max_size=6, unique=True),
    st.integers(1, 400),
    st.booleans(),
    st.data(),
)
def test_a_gap_or_an_overlap_is_a_sentence(
    days: list[date], shift: int, later: bool, data: st.DataObject
) -> None:
    starts = sorted(days)
    lasts: list[date | None] = [*(day - DAY for day in starts[1:]), None]
    at = data.draw(st.integers(0, len(starts) - 2))
    last = lasts[at]
    assert last is not None
    lasts[at] = last + shift * DAY if later else last - shift * DAY
    assert fault_of(map(Span, starts, lasts))


def test_a_row_without_an_end_before_another_overlaps() -> None:
    sentence = fault_of([Span(date(2020, 1, 1), None), Span(date(2021, 1, 1), None)])
    assert sentence is not None
    assert "chồng lên nhau" in sentence


def test_days_do_not_take_the_place_of_percents() -> None:
    assert same_family("working_day", "month")
    assert same_family("odd", "odd")
    assert not same_family("working_day", "count")
