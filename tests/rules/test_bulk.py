"""Which of many cases are given or reminded of: a table of reasons, and what always holds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitions.rules.bulk import AtHand, Left, left_from_giving, left_from_reminding

ME, ANA, BINH = 1, 2, 3
PEOPLE = st.frozensets(st.sampled_from((ME, ANA, BINH)))
CASES = st.builds(
    AtHand,
    chaired=st.booleans(),
    opened=st.booleans(),
    cancelled=st.booleans(),
    closed=st.booleans(),
    changed=st.booleans(),
    owners=PEOPLE,
)
FIT = AtHand(owners=frozenset({ANA}))


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (FIT, None),
        (replace(FIT, owners=frozenset()), None),
        (replace(FIT, owners=frozenset({BINH})), Left.ALREADY),
        (replace(FIT, owners=frozenset({ANA, BINH})), None),
        (replace(FIT, chaired=False), Left.ELSEWHERE),
        (replace(FIT, opened=False), Left.RESTRICTED),
        (replace(FIT, cancelled=True), Left.CANCELLED),
        (replace(FIT, closed=True), Left.CLOSED),
        (replace(FIT, changed=True), Left.CHANGED),
        (replace(FIT, opened=False, closed=True, changed=True), Left.RESTRICTED),
        (replace(FIT, chaired=False, opened=False), Left.ELSEWHERE),
    ],
)
def test_why_a_case_is_not_given(case: AtHand, reason: Left | None) -> None:
    assert left_from_giving(case, BINH, in_office=True) is reason


@pytest.mark.parametrize(
    ("owners", "reason"),
    [
        ((), Left.NOBODY),
        ((ME,), Left.ONESELF),
        ((ANA,), None),
        ((ME, ANA), None),
    ],
)
def test_whom_a_reminder_reaches(owners: tuple[int, ...], reason: Left | None) -> None:
    assert left_from_reminding(replace(FIT, owners=frozenset(owners)), ME) is reason


@given(CASES)
def test_nothing_is_given_to_somebody_of_another_office(case: AtHand) -> None:
    assert left_from_giving(case, BINH, in_office=False) is not None


@given(CASES)
def test_only_what_is_open_chaired_and_unchanged_is_touched(case: AtHand) -> None:
    fit = case.chaired and case.opened and not (case.cancelled or case.closed or case.changed)
    for reason in (left_from_giving(case, BINH, in_office=True), left_from_reminding(case, ME)):
        assert reason is not None or fit


@given(CASES, PEOPLE)
def test_of_a_restricted_case_nothing_shows_through_the_reason(
    case: AtHand, owners: frozenset[int]
) -> None:
    hidden = replace(case, opened=False)
    other = replace(hidden, owners=owners, closed=not case.closed, changed=not case.changed)
    assert left_from_giving(hidden, BINH, in_office=True) is left_from_giving(
        other, BINH, in_office=True
    )
    assert left_from_reminding(hidden, ME) is left_from_reminding(other, ME)


def test_a_reason_is_a_sentence_part() -> None:
    assert all(reason and not reason.endswith(".") for reason in Left)
