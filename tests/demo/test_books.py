"""The demo city's registers read as a ward's own would, and the same plan gives the same city."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from inspections.imports.supervision import INSPECTIONS, INVESTMENTS
from petitions.imports.mediation import MEDIATIONS
from petitions.imports.petition import PETITIONS
from petitions.imports.reception import RECEPTIONS
from songcong.core.periods import parse_quarter
from songcong.core.sheet_reader import read_sheet
from songcong.core.working_days import WorkingCalendar
from songcong.demo.lines import owed
from songcong.demo.lines.books import BOOKS, Plan, registers
from songcong.demo.wards import WARDS, Ward
from wards.imports.decision import DECISIONS
from wards.imports.disclosure import DISCLOSURES
from wards.imports.meeting import MEETINGS

SPECS = (
    RECEPTIONS,
    PETITIONS,
    MEDIATIONS,
    DISCLOSURES,
    MEETINGS,
    DECISIONS,
    INSPECTIONS,
    INVESTMENTS,
)
TODAY = date(2025, 6, 12)
PLAN = Plan(
    [parse_quarter(code) for code in ("2024Q4", "2025Q1", "2025Q2")],
    TODAY,
    WorkingCalendar({date(2025, 1, 1), date(2025, 5, 1)}, (), ()),
)


def table(ward: Ward, sheet: str) -> list[list[Any]]:
    return [list(row) for row in registers(ward, PLAN)[sheet]]


@pytest.mark.parametrize("ward", WARDS, ids=lambda ward: ward.slug)
def test_a_ward_reads_without_a_fault(ward: Ward) -> None:
    tables = registers(ward, PLAN)
    assert {spec.name for spec in SPECS} == set(tables) == {book.sheet for book in BOOKS}
    for spec in SPECS:
        reading = read_sheet(spec, [tables[spec.name]], unit_on=lambda _day: 1)
        assert (reading.faults, reading.duplicates) == ([], {})
        assert len(reading.entries) == len(tables[spec.name]) - 1 > 0
        assert all(PLAN.quarters[0].start <= getattr(e.line, spec.day) for e in reading.entries)
        days = [v for e in reading.entries for v in e.line if isinstance(v, date)]
        notes = {key for e in reading.entries for key in e.note}
        assert notes == set()
        if spec is not DISCLOSURES:  # how long a paper hangs is known beforehand
            assert max(days) <= TODAY


def test_the_same_seed_gives_the_same_city_and_another_seed_another() -> None:
    ward = WARDS[0]
    assert registers(ward, PLAN) == registers(ward, PLAN)
    assert registers(ward, PLAN) != registers(ward, PLAN._replace(seed=2))


def test_a_scale_gives_so_many_times_the_lines() -> None:
    once, thrice = (
        sum(len(table) for table in registers(WARDS[1], PLAN._replace(scale=scale)).values())
        for scale in (1, 3)
    )
    assert 2.5 < thrice / once < 3.5


def test_a_silent_ward_sent_nothing_in_the_running_quarter() -> None:
    ward = next(ward for ward in WARDS if "*" in ward.silent)
    for book in BOOKS:
        header, *rows = table(ward, book.sheet)
        assert all(row[header.index(book.day)] < PLAN.quarters[-1].start for row in rows)


def test_numbers_begin_anew_each_year() -> None:
    header, *rows = table(WARDS[0], "CongKhai")
    days = [row[header.index("Ngày văn bản")] for row in rows]
    for (number, day), (next_number, next_day) in pairwise(
        zip((row[0] for row in rows), days, strict=True)
    ):
        assert next_number == (number + 1 if day.year == next_day.year else 1)


def test_what_is_owed_changes_no_other_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def lines(sheet: str) -> list[dict[str, Any]]:
        header, *rows = table(WARDS[5], sheet)
        said = (dict(zip(header[1:], row[1:], strict=True)) for row in rows)
        return [{title: value for title, value in line.items() if value} for line in said]

    whole = {book.sheet: lines(book.sheet) for book in BOOKS}
    added = {sheet: sum(len(one.ago) for one in ones) for sheet, ones in owed.OWED.items()}
    monkeypatch.setattr(owed, "OWED", {})
    for book in BOOKS:
        others = lines(book.sheet)
        assert [line for line in whole[book.sheet] if line in others] == others
        assert len(whole[book.sheet]) - len(others) == added.get(book.sheet, 0)
