"""Receptions of citizens, sentence by sentence."""

from datetime import date

import pytest

from tests.factories.petitions import ReceptionFactory
from tests.factories.wards import UnitFactory
from tests.figures.counting import figures_of, told

pytestmark = pytest.mark.django_db


def test_only_receptions_in_the_period() -> None:
    unit = UnitFactory.create()
    for day in (date(2021, 6, 14), date(2021, 6, 15), date(2021, 9, 14), date(2021, 9, 15)):
        ReceptionFactory.create(unit=unit, received_on=day)
    assert told(figures_of(unit, only="reception", today=date(2026, 1, 1))) == {
        "turns": 2,
        "persons": 2,
        "regular_turns": 2,
        "cases_first": 2,
    }


def test_kinds_persons_and_delegations() -> None:
    unit = UnitFactory.create()
    ReceptionFactory.create(unit=unit, kind="periodic", persons=4, visit="repeat")
    ReceptionFactory.create(unit=unit, kind="extraordinary", persons=5)
    ReceptionFactory.create(unit=unit, kind="regular", persons=12)
    assert figures_of(unit, only="reception") == {
        "turns": 3,
        "persons": 21,
        "regular_turns": 1,
        "leader_turns": 2,
        "groups": 2,
        "cases_first": 2,
        "cases_repeat": 1,
    }


def test_a_day_after_today_is_not_counted_yet() -> None:
    unit = UnitFactory.create()
    ReceptionFactory.create(unit=unit, received_on=date(2021, 8, 2))
    assert figures_of(unit, only="reception", today=date(2021, 8, 1))["turns"] == 0
    assert figures_of(unit, only="reception", today=date(2021, 8, 2))["turns"] == 1
