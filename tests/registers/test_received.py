"""An imported sheet without rows is remembered: its zero is known (decision 27)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from reports.compile.completeness import known_of
from reports.figures import units_of
from reports.models import SheetReceived
from reports.rules.snapshot import HAS_DATA, NO_DATA
from songcong.core.periods import parse_quarter
from tests.registers.workbooks import PETITION, RECEPTION, write
from wards.actions.reference import load_reference

pytestmark = pytest.mark.django_db
TODAY = date(2021, 11, 1)


@pytest.fixture(autouse=True)
def _reference() -> None:
    load_reference()


def bring(folder: Path, sheets: dict[str, list[dict[str, Any]]], **options: Any) -> None:
    call_command("import_registers", str(write(folder / "05521-a.xlsx", sheets)), **options)


def known(quarter: str = "2021Q3") -> dict[str, str]:
    period = parse_quarter(quarter)
    unit = next(unit for unit in units_of(period) if unit.unit.code == "05521")
    return known_of(unit, period, today=TODAY)


def test_an_empty_sheet_is_a_zero_and_a_missing_one_is_a_gap(tmp_path: Path) -> None:
    sheets: dict[str, list[dict[str, Any]]] = {"TiepDan": [RECEPTION], "HoaGiai": []}
    bring(tmp_path, sheets, dry_run=True)
    assert set(known().values()) == {NO_DATA}
    bring(tmp_path, sheets)
    bring(tmp_path, sheets)
    assert {topic for topic, state in known().items() if state == HAS_DATA} == {
        "reception",
        "mediation",
    }
    assert set(known("2021Q2").values()) == {NO_DATA}


def test_petitions_carried_over_say_nothing_of_the_quarter_they_came_from(tmp_path: Path) -> None:
    carried = PETITION | {"Số đơn": "1", "Ngày nhận": date(2021, 5, 3)}
    bring(tmp_path, {"DonThu": [carried, PETITION], "HoaGiai": []})
    assert known()["mediation"] == HAS_DATA
    assert known("2021Q2")["mediation"] == NO_DATA


def test_a_workbook_without_a_day_says_nothing(tmp_path: Path) -> None:
    bring(tmp_path, {"TiepDan": [], "HoaGiai": []})
    assert not SheetReceived.objects.exists()
