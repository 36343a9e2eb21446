"""Publicity, sentence by sentence."""

from datetime import date

import pytest

from songcong.core.figures import FigureRefused, Values
from tests.factories.wards import DisclosureFactory, UnitFactory
from tests.figures.counting import figures_of, told

pytestmark = pytest.mark.django_db

BEFORE, START = date(2021, 6, 14), date(2021, 6, 15)
END, AFTER = date(2021, 9, 14), date(2021, 9, 15)
DUE_IN_PERIOD, DUE_BEFORE = date(2021, 6, 11), date(2021, 6, 10)  # a Friday and a Thursday
ON_TIME = {"due": 1, "on_time": 1, "on_time_rate": 100}


@pytest.mark.parametrize(
    ("document_on", "published_on", "counted"),
    [
        (DUE_BEFORE, None, {"backlog": 1}),
        (DUE_BEFORE, BEFORE, {}),
        (DUE_BEFORE, START, {"backlog": 1, "backlog_cleared": 1}),
        (DUE_BEFORE, END, {"backlog": 1, "backlog_cleared": 1}),
        (DUE_BEFORE, AFTER, {"backlog": 1}),
        (DUE_IN_PERIOD, BEFORE, ON_TIME),
        (DUE_IN_PERIOD, date(2021, 6, 15), ON_TIME),
        (DUE_IN_PERIOD, date(2021, 6, 16), {"due": 1, "late": 1}),
        (DUE_IN_PERIOD, END, {"due": 1, "late": 1}),
        (DUE_IN_PERIOD, AFTER, {"due": 1, "missing": 1}),
        (DUE_IN_PERIOD, None, {"due": 1, "missing": 1}),
        (date(2021, 8, 31), date(2021, 9, 6), ON_TIME),
        (date(2021, 9, 10), None, {"due": 1, "missing": 1}),
        (date(2021, 9, 13), date(2021, 9, 14), {}),
    ],
)
def test_due_day_and_day_of_publication(
    document_on: date, published_on: date | None, counted: Values
) -> None:
    unit = UnitFactory.create()
    DisclosureFactory.create(unit=unit, document_on=document_on, published_on=published_on)
    assert told(figures_of(unit, only="disclosure", today=date(2026, 1, 1))) == counted


def test_the_example_days_are_what_they_are_taken_for() -> None:
    assert DisclosureFactory.create(document_on=DUE_IN_PERIOD).due_on == START
    assert DisclosureFactory.create(document_on=DUE_BEFORE).due_on == BEFORE


def test_the_rate_is_of_all_that_were_due() -> None:
    unit = UnitFactory.create()
    for published_on in (date(2021, 7, 5), date(2021, 7, 6), None):
        DisclosureFactory.create(unit=unit, document_on=date(2021, 7, 1), published_on=published_on)
    assert str(figures_of(unit, only="disclosure")["on_time_rate"]) == "33.3"


def test_a_stored_due_day_stands() -> None:
    unit = UnitFactory.create()
    DisclosureFactory.create(
        unit=unit,
        document_on=date(2021, 7, 1),
        due_on=date(2021, 7, 9),
        published_on=date(2021, 7, 9),
    )
    assert figures_of(unit, only="disclosure")["on_time"] == 1


def test_a_missing_due_day_is_worked_out() -> None:
    unit = UnitFactory.create()
    for day in (date(2021, 6, 10), date(2021, 7, 1), date(2021, 9, 13), date(2021, 9, 20)):
        DisclosureFactory.create(unit=unit, document_on=day, due_on=None)
    assert told(figures_of(unit, only="disclosure")) == {"due": 1, "missing": 1, "backlog": 1}


def test_no_norm_that_day_refuses_the_unit() -> None:
    unit = UnitFactory.create()
    DisclosureFactory.create(unit=unit, register_no="12", document_on=date(2006, 5, 4), due_on=None)
    with pytest.raises(FigureRefused) as refusal:
        figures_of(unit)
    for word in ("disclosure.publish_within", "04/05/2006", "sổ công khai, số 12"):
        assert word in refusal.value.message
