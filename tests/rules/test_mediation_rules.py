"""How a team is made up, what may be mediated, until when a court may be asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitions.enums import MediationScope
from petitions.rules.mediation_scope import ROWS, refused, scope_row
from petitions.rules.team import COURT, fee_fault, highest_fee, least_members, limit, wants
from tests.rules.reference import law


@given(st.integers(0, 9), st.integers(0, 9))
def test_a_team_lacks_nothing_only_with_three_and_a_woman(men: int, women: int) -> None:
    lacks = wants(men + women, women, 3)
    assert (lacks == []) is (men + women >= 3 and women >= 1)


def test_the_least_number_is_a_norm() -> None:
    assert least_members(date(2026, 1, 1), law()) == (
        3,
        "Luật Hòa giải ở cơ sở 35/2013/QH13 Điều 12",
    )
    assert least_members(date(2013, 1, 1), law()) == (0, "")


def test_every_kind_of_matter_has_one_row_with_article_and_reason() -> None:
    assert [row.scope for row in ROWS] == list(MediationScope)
    for row in ROWS:
        assert row.article
        assert bool(row.reason) is not row.allowed
        assert (refused(row.scope) is None) is row.allowed
    assert scope_row("") is refused("") is None


@pytest.mark.parametrize(
    ("agreed", "last"),
    [
        (date(2026, 3, 5), date(2026, 9, 5)),
        (date(2025, 8, 31), date(2026, 2, 28)),
        (None, None),
        (date(2016, 6, 30), None),
    ],
)
def test_a_court_is_asked_within_six_months(agreed: date | None, last: date | None) -> None:
    deadline = limit(COURT, agreed, law())
    assert (deadline.due_on if deadline else None) == last


@pytest.mark.parametrize(
    ("outcome", "day", "highest"),
    [
        ("settled", date(2026, 1, 1), 400_000),
        ("not_settled", date(2026, 1, 1), 300_000),
        ("settled", date(2020, 1, 1), 200_000),
        ("", date(2020, 1, 1), 200_000),
    ],
)
def test_a_case_is_paid_by_the_norm_of_its_day(outcome: str, day: date, highest: int) -> None:
    found = highest_fee(outcome, day, law())
    assert found is not None
    assert found[0] == highest
    assert found[1].endswith(", chưa đối chiếu")
    assert highest_fee(outcome, date(2010, 1, 1), law()) is None


@given(st.integers(0, 2_000_000), st.sampled_from(["settled", "not_settled", ""]))
def test_a_fee_is_at_fault_only_above_the_highest(fee: int, outcome: str) -> None:
    day = date(2026, 1, 1)
    highest = highest_fee(outcome, day, law())
    assert highest is not None
    assert bool(fee_fault(fee, outcome, day, law())) is (fee > highest[0])
    assert fee_fault(fee, outcome, date(2010, 1, 1), law()) == ""
