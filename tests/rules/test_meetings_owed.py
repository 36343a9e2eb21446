"""How many meetings are left to hold: the yearly conference, the dialogue, the half-year's."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songcong.core.periods import Window
from tests.rules.reference import norms
from wards.enums import MeetingKind
from wards.rules.meetings_owed import ASKED, SHOWN, StillOwed, Turn, still_owed, turns_on

YEAR = Window(date(2025, 1, 1), date(2025, 12, 31))
CONFERENCE, DIALOGUE, COMMUNITY = ASKED


def turn(asked=CONFERENCE, times: int = 1) -> Turn:  # type: ignore[no-untyped-def]
    return Turn(asked, YEAR, "năm 2025", times, "Luật 10/2022/QH15 Điều 33")


def said(day: date) -> list[tuple[MeetingKind, str]]:
    return [(one.asked.kind, one.label) for one in turns_on(day, norms())]


def test_the_year_runs_and_the_one_before_is_asked_for_a_month_longer() -> None:
    yearly = [(MeetingKind.CONFERENCE, "năm 2025"), (MeetingKind.DIALOGUE, "năm 2025")]
    assert said(date(2025, 6, 12)) == yearly
    assert said(date(2025, 12, 31)) == yearly
    both = said(date(2026, 1, 31))
    assert (MeetingKind.CONFERENCE, "năm 2025") in both
    assert (MeetingKind.CONFERENCE, "năm 2026") in both
    assert (MeetingKind.CONFERENCE, "năm 2025") not in said(date(2026, 2, 1))


def test_the_half_year_was_the_rule_before_the_law_of_2022() -> None:
    assert said(date(2021, 7, 15)) == [
        (MeetingKind.COMMUNITY, "6 tháng cuối năm 2021"),
        (MeetingKind.COMMUNITY, "6 tháng đầu năm 2021"),
    ]
    in_2023 = said(date(2023, 7, 15))
    assert (MeetingKind.COMMUNITY, "6 tháng đầu năm 2023") in in_2023
    assert (MeetingKind.COMMUNITY, "6 tháng cuối năm 2023") not in in_2023
    assert (MeetingKind.CONFERENCE, "năm 2023") in in_2023


def test_where_no_norm_was_in_force_nothing_is_owed() -> None:
    assert turns_on(date(2007, 3, 1), norms()) == ()


@pytest.mark.parametrize(
    ("asked", "times", "places", "held", "left"),
    [
        (DIALOGUE, 1, 12, {}, StillOwed(1)),
        (DIALOGUE, 1, 12, {None: 1}, None),
        (DIALOGUE, 1, 12, {3: 1}, None),
        (DIALOGUE, 2, 0, {None: 1}, StillOwed(1)),
        (CONFERENCE, 1, 0, {}, StillOwed(1)),
        (CONFERENCE, 1, 0, {None: 1}, None),
        (CONFERENCE, 1, 3, {}, StillOwed(3, 3, 3)),
        (CONFERENCE, 1, 3, {1: 1, 2: 4}, StillOwed(1, 1, 3)),
        (CONFERENCE, 1, 3, {1: 1, None: 1}, StillOwed(1, 1, 3)),
        (CONFERENCE, 1, 3, {1: 1, 2: 1, 3: 1}, None),
        (CONFERENCE, 1, 3, {None: 3}, None),
        (CONFERENCE, 2, 3, {1: 1, 2: 2}, StillOwed(3, 2, 3)),
    ],
)
def test_each_place_holds_its_own_and_one_of_no_known_place_stands_for_any(
    asked: object, times: int, places: int, held: dict[int | None, int], left: StillOwed | None
) -> None:
    assert still_owed(turn(asked, times), places, held) == left


@given(
    st.integers(1, 3),
    st.integers(0, 6),
    st.dictionaries(st.one_of(st.none(), st.integers(1, 6)), st.integers(1, 4)),
)
def test_what_is_left_never_exceeds_what_is_asked_and_one_more_never_adds_to_it(
    times: int, places: int, held: dict[int | None, int]
) -> None:
    left = still_owed(turn(CONFERENCE, times), places, held)
    more = still_owed(turn(CONFERENCE, times), places, {**held, None: held.get(None, 0) + 1})
    now, after = (one.meetings if one else 0 for one in (left, more))
    assert now <= max(places, 1) * times
    assert after == max(now - 1, 0)
    if left:
        assert left.words.startswith("còn ")
        assert left.places_left <= left.places


def test_a_month_is_how_long_a_missed_one_is_asked_for() -> None:
    assert SHOWN.days == 31
