"""Voters' requests counted: carried over, received, answered and settled, to the day."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from reports.figures import BESIDE, beside_figures, open_figure, units_of
from songcong.core.figures import Counted
from songcong.core.periods import parse_quarter
from tests.factories.petitions import VoterPetitionFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import city_reader
from wards.models import Unit
from wards.rules.reader import Reader

pytestmark = pytest.mark.django_db
Q3 = parse_quarter("2021Q3")  # 15/6 to 14/9/2021
TODAY = date(2021, 12, 1)


@pytest.fixture
def unit() -> Unit:
    made: Unit = UnitFactory.create()
    return made


def told(unit: Unit) -> dict[str, Any]:
    [asked] = [one for one in units_of(Q3) if one.unit == unit]
    values = beside_figures(Q3, [asked], today=TODAY).total
    return {key.removeprefix("voters."): value for key, value in values.items() if "voters." in key}


def ask(unit: Unit, received: date, **facts: Any) -> None:
    VoterPetitionFactory.create(unit=unit, received_on=received, **facts)


def test_each_request_stands_where_its_days_put_it(unit: Unit) -> None:
    ask(unit, date(2021, 6, 14))  # carried over; due 13/8: overdue
    ask(unit, date(2021, 6, 15), answered_on=date(2021, 9, 14), settled_on=date(2021, 9, 14))
    ask(unit, date(2021, 9, 14), level="ward")  # received on the last day, no due day
    ask(unit, date(2021, 9, 15))  # not yet
    ask(unit, date(2021, 6, 1), answered_on=date(2021, 6, 14), settled_on=date(2021, 6, 14))
    ask(unit, date(2021, 6, 1), answered_on=date(2021, 6, 10), settled_on=date(2021, 9, 15))
    figures = told(unit)
    assert figures == {
        "carried_over": 2,
        "received": 2,
        "total": 4,
        "answered": 2,
        "settled": 1,
        "promised": 1,
        "unanswered": 2,
        "overdue": 1,
        "late": 1,  # sixty days from 15/6 end on 16/8, after a week-end
        "answered_rate": 50,
        "settled_rate": 25,
    }


def test_a_cancelled_request_and_another_unit_do_not_count(unit: Unit) -> None:
    ask(UnitFactory.create(), date(2021, 7, 1))
    row = VoterPetitionFactory.create(unit=unit)
    row.cancelled_at, row.cancelled_by = row.created_at, person(unit)
    row.save()
    figures = told(unit)
    assert figures.pop("answered_rate") is figures.pop("settled_rate") is None
    assert set(figures.values()) == {0}


def test_every_number_opens_to_its_rows(unit: Unit) -> None:
    for day in range(1, 9):
        answered = date(2021, 8, day) if day % 2 else None
        ask(unit, date(2021, 7, day), answered_on=answered, settled_on=answered)
    [asked] = [one for one in units_of(Q3) if one.unit == unit]
    total = beside_figures(Q3, [asked], today=TODAY).total
    for section in BESIDE:
        for figure in section.figures:
            key = section.full_key(figure)
            [part, *_] = open_figure(Q3, key, [asked], reader=Reader(None, TODAY)).parts
            if isinstance(figure, Counted):
                assert part.value == total[key], key


def test_pages_of_both_doors_show_them_and_lead_on(
    client: Client, unit: Unit, settings: Any
) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    ask(unit, date(2021, 7, 1), answered_on=date(2021, 8, 1), settled_on=date(2021, 8, 1))
    for user, door in ((person(unit), "lam-viec"), (city_reader(unit), "chi-dao")):
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        page = client.get(f"/{door}/so-lieu-khac/?quy=2021Q3").content.decode()
        assert "Tỷ lệ giải quyết kiến nghị cử tri" in page
        assert "100,0%" in page
        opened = f"/{door}/so-lieu/?quy=2021Q3&don_vi={unit.code}&chi_tieu=voters.settled_rate"
        assert opened.replace("&", "&amp;") in page
        assert "1/1" in client.get(opened).content.decode()
    assert client.get("/chi-dao/so-lieu-khac/?quy=2031Q3").status_code == 400
    page = client.get(f"/chi-dao/don-vi/{unit.code}/?quy=2021Q3").content.decode()
    assert "voters.settled_rate" in page
