"""Mediation, sentence by sentence."""

from datetime import date

import pytest

from songcong.core.figures import Values
from tests.factories.petitions import MediationFactory
from tests.factories.wards import UnitFactory
from tests.figures.counting import figures_of, told

pytestmark = pytest.mark.django_db

BEFORE, START = date(2021, 6, 14), date(2021, 6, 15)
END, AFTER = date(2021, 9, 14), date(2021, 9, 15)
CARRIED = {"carried_over": 1, "total": 1}
RECEIVED = {"received": 1, "total": 1}


@pytest.mark.parametrize(
    ("received_on", "ended_on", "outcome", "counted"),
    [
        (BEFORE, BEFORE, "settled", {}),
        (BEFORE, BEFORE, "ongoing", {}),
        (BEFORE, START, "settled", {**CARRIED, "settled": 1, "settled_rate": 100}),
        (START, END, "not_settled", {**RECEIVED, "not_settled": 1}),
        (END, AFTER, "settled", {**RECEIVED, "in_progress": 1}),
        (START, END, "ongoing", {**RECEIVED, "in_progress": 1}),
        (START, END, "", {**RECEIVED, "in_progress": 1}),
        (START, None, "settled", {**RECEIVED, "in_progress": 1}),
        (START, None, "not_settled", {**RECEIVED, "in_progress": 1}),
        (BEFORE, None, "", {**CARRIED, "in_progress": 1}),
        (AFTER, None, "", {}),
    ],
)
def test_an_end_needs_a_day_and_an_outcome(
    received_on: date, ended_on: date | None, outcome: str, counted: Values
) -> None:
    unit = UnitFactory.create()
    MediationFactory.create(unit=unit, received_on=received_on, ended_on=ended_on, outcome=outcome)
    found = figures_of(unit, only="mediation", today=date(2026, 1, 1))
    assert told(found) == counted


def test_the_rate_is_of_those_that_ended() -> None:
    unit = UnitFactory.create()
    for outcome in ("settled", "settled", "not_settled", "ongoing"):
        MediationFactory.create(unit=unit, ended_on=date(2021, 8, 2), outcome=outcome)
    assert str(figures_of(unit, only="mediation")["settled_rate"]) == "66.7"
