"""Votes of the people, sentence by sentence."""

from datetime import date
from decimal import Decimal

import pytest

from songcong.core.figures import FigureRefused
from tests.factories.wards import PeopleDecisionFactory, UnitFactory
from tests.figures.counting import figures_of, told

pytestmark = pytest.mark.django_db

BEFORE, START = date(2021, 6, 14), date(2021, 6, 15)
END, AFTER = date(2021, 9, 14), date(2021, 9, 15)
FAILS = {"votes_for": 50}
GIVEN = {
    "contributions_vnd": 1_000_000,
    "labour_days": 30,
    "land_m2": Decimal("12.5"),
    "state_support_vnd": 500_000,
}


def test_what_is_given_counts_only_where_the_vote_passed() -> None:
    unit = UnitFactory.create()
    PeopleDecisionFactory.create(unit=unit, **GIVEN)
    PeopleDecisionFactory.create(unit=unit, **GIVEN, **FAILS)
    PeopleDecisionFactory.create(unit=unit, decided_on=BEFORE, **GIVEN)
    PeopleDecisionFactory.create(unit=unit, decided_on=AFTER, **GIVEN)
    assert told(figures_of(unit, only="decisions", today=date(2026, 1, 1))) == {
        "votes": 2,
        "passed": 1,
        "failed": 1,
        **GIVEN,
    }


def test_passed_votes_are_recognised_whenever_they_were_held() -> None:
    unit = UnitFactory.create()
    for decided_on, recognised_on in (
        (BEFORE, START),
        (START, END),
        (END, AFTER),
        (BEFORE, BEFORE),
    ):
        PeopleDecisionFactory.create(unit=unit, decided_on=decided_on, recognised_on=recognised_on)
    PeopleDecisionFactory.create(unit=unit, decided_on=START, recognised_on=END, **FAILS)
    found = told(figures_of(unit, only="decisions", today=date(2026, 1, 1)))
    assert found == {"votes": 3, "passed": 2, "failed": 1, "recognised": 2}


def test_a_vote_of_nobody_fails() -> None:
    unit = UnitFactory.create()
    PeopleDecisionFactory.create(unit=unit, total_households=0, households_present=0, votes_for=0)
    assert told(figures_of(unit, only="decisions")) == {"votes": 1, "failed": 1}


def test_a_vote_without_a_result_is_judged_by_the_law_of_its_day() -> None:
    unit = UnitFactory.create()
    for votes_for in (50, 51, 66):
        PeopleDecisionFactory.create(unit=unit, votes_for=votes_for, passed=None)
    assert told(figures_of(unit, only="decisions")) == {"votes": 3, "passed": 2, "failed": 1}
    in_2024 = figures_of(unit, only="decisions", quarter="2024Q3", today=date(2026, 1, 1))
    assert told(in_2024) == {}


def test_a_vote_before_any_norm_refuses_the_unit() -> None:
    unit = UnitFactory.create()
    PeopleDecisionFactory.create(
        unit=unit, register_no="3", decided_on=date(2007, 6, 30), recognised_on=START, passed=None
    )
    with pytest.raises(FigureRefused) as refusal:
        figures_of(unit)
    for word in ("decision.threshold.contribution", "30/06/2007", "sổ biểu quyết, số 3"):
        assert word in refusal.value.message
