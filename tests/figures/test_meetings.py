"""Meetings, sentence by sentence."""

from datetime import date

import pytest

from tests.factories.wards import MeetingFactory, UnitFactory
from tests.figures.counting import figures_of, told

pytestmark = pytest.mark.django_db


def test_households_of_two_kinds_and_opinions_of_all() -> None:
    unit = UnitFactory.create()
    said = {"total_households": 100, "opinions": 6, "opinions_answered": 1}
    for kind, present in (
        ("community", 60),
        ("conference", 65),
        ("dialogue", 90),
        ("voter_contact", 95),
    ):
        MeetingFactory.create(unit=unit, kind=kind, households_present=present, **said)
    found = figures_of(unit, only="meetings")
    rates = {key: str(found.pop(key)) for key in ("turnout_rate", "answered_rate")}
    assert rates == {"turnout_rate": "62.5", "answered_rate": "16.7"}
    assert found == {
        "community": 1,
        "conference": 1,
        "dialogue": 1,
        "voter_contact": 1,
        "households": 200,
        "households_present": 125,
        "opinions": 24,
        "opinions_answered": 4,
    }


def test_meetings_in_the_period_only() -> None:
    unit = UnitFactory.create()
    for day in (date(2021, 6, 14), date(2021, 6, 15), date(2021, 9, 14), date(2021, 9, 15)):
        MeetingFactory.create(unit=unit, held_on=day)
    assert told(figures_of(unit, only="meetings", today=date(2026, 1, 1))) == {"community": 2}
