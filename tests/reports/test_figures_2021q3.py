"""The ten registers of quarter III/2021 give the figures that were agreed, number for number."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from reports.figures import (
    SECTIONS,
    QuarterFigures,
    beside_figures,
    figure_members,
    open_figure,
    quarter_figures,
    units_of,
)
from songcong.core.figures import Counted, Sum, Values
from songcong.core.periods import parse_quarter
from wards.actions.reference import load_reference
from wards.models import Unit
from wards.rules.reader import Reader

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).resolve().parents[1] / "data" / "2021Q3"
QUARTER = parse_quarter("2021Q3")
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def _registers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The ten registers imported into an empty city, taken away after this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_reference()
        call_command("import_registers", str(FOLDER), verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
    return told


@pytest.fixture
def figures(_registers: None) -> QuarterFigures:
    return quarter_figures(QUARTER, today=TODAY)


def test_every_number_of_every_unit_and_of_the_total(
    figures: QuarterFigures, expected: dict[str, Any]
) -> None:
    told = figures.as_json()
    assert list(told["units"]) == list(expected["units"])
    for key, unit in expected["units"].items():
        assert told["units"][key] == unit, key
    assert told["total"] == expected["total"]
    assert told["period"] == expected["period"]
    assert (told["quarter"], told["as_of"]) == ("2021Q3", "2021-09-14")


def test_every_number_opens_to_rows_that_come_to_it(figures: QuarterFigures) -> None:
    units = units_of(QUARTER)
    nobody = Reader(None, TODAY)
    for section in SECTIONS:
        for figure in section.figures:
            key = section.full_key(figure)
            [part, *_] = open_figure(QUARTER, key, units, reader=nobody).parts
            shown = sum(line.value for line in part.lines)
            assert part.value == shown, key
            assert part.count == len(part.lines), key
            assert all(line.restricted for line in part.lines)
            if isinstance(figure, Counted):
                assert shown == figures.total[key], key
                assert isinstance(figure, Sum) or part.count == figures.total[key], key


def test_a_snapshot_can_keep_what_each_number_was_made_of(figures: QuarterFigures) -> None:
    for unit in units_of(QUARTER):
        kept = figure_members(QUARTER, [unit], today=TODAY)
        values: Values = (
            figures.units[unit.key] | beside_figures(QUARTER, [unit], today=TODAY).total
        )
        for key, members in kept.items():
            assert members.value == values[key], (unit.key, key)


def test_a_unit_alone_has_the_figures_it_has_among_others(figures: QuarterFigures) -> None:
    some = [unit for unit in units_of(QUARTER) if unit.key in {"05506", "05518"}]
    assert isinstance(some[0].unit, Unit)
    alone = quarter_figures(QUARTER, some, today=TODAY)
    assert alone.units == {unit.key: figures.units[unit.key] for unit in some}
    assert alone.total["reception.turns"] == sum(
        values["reception.turns"] or 0 for values in alone.units.values()
    )
