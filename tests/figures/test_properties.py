"""The SQL and a naive loop tell the same figures of any register, and each opens to its rows."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import inspections.figures
import petitions.figures
import wards.figures
from inspections.enums import Board
from songcong.core.figures import Basis, Count, Counted, Rate, Sum, Values, members, rows_behind
from songcong.core.periods import Window
from tests.factories.wards import UnitFactory
from tests.figures.naive import Naive
from tests.figures.registers import END, START, Register, Stored, registers, store
from tests.rules.reference import law
from wards.models import Unit

pytestmark = pytest.mark.django_db

APPS = (petitions.figures, wards.figures, inspections.figures)
SECTIONS = [section for app in APPS for section in app.SECTIONS]
ends = st.sampled_from([END, END - timedelta(days=1), START, date(2023, 7, 1)])
few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def naive(stored: Stored, end: date) -> Values:
    count = Naive(START, end)
    sections = {
        "reception": count.reception(stored["receptions"]),
        "petitions.processing": count.processing(stored["petitions"]),
        "petitions.settlement": count.settlement(stored["petitions"]),
        "mediation": count.mediation(stored["mediations"]),
        "disclosure": count.disclosure(stored["disclosures"]),
        "meetings": count.meetings(stored["meetings"]),
        "decisions": count.decisions(stored["votes"]),
    }
    for board in Board:
        found = [row for row in stored["findings"] if row.supervision.board == board]
        sent = [row for row in stored["recommendations"] if row.finding in found]
        figures = count.board(found, sent)
        figures.pop("deducted_vnd" if board is Board.INSPECTION else "recovered_land_m2")
        sections[board.value] = figures
    return {
        f"{section}.{key}": value
        for section, figures in sections.items()
        for key, value in figures.items()
    }


def counted(units: list[Unit], basis: Basis) -> Values:
    groups = {units[0].pk: frozenset(unit.pk for unit in units)}
    values: Values = {}
    for app in APPS:
        values |= app.for_units(groups, basis)[units[0].pk]
    return values


@few
@given(registers, ends)
def test_sql_and_loops_agree(register: Register, end: date) -> None:
    with transaction.atomic():
        units = UnitFactory.create_batch(2)
        expected = naive(store(register, units), end)
        assert counted(units, Basis(Window(START, end), law)) == expected
        transaction.set_rollback(True)


@few
@given(registers, ends)
def test_every_figure_opens_to_what_it_is_made_of(register: Register, end: date) -> None:
    with transaction.atomic():
        units = UnitFactory.create_batch(2)
        store(register, units)
        basis, ids = Basis(Window(START, end), law), frozenset(unit.pk for unit in units)
        values, kept = counted(units, basis), members(SECTIONS, ids, basis)
        for section in SECTIONS:
            for figure in section.figures:
                key = section.full_key(figure)
                if isinstance(figure, Counted):
                    assert opened(figure, ids, basis) == values[key], key
                    assert kept[key].value == values[key], key
                    assert len(set(kept[key].row_ids)) == len(kept[key].row_ids), key
                else:
                    assert isinstance(figure, Rate)
                    assert rate_opens(section, figure, values, ids, basis), key
        transaction.set_rollback(True)


def opened(figure: Counted, ids: frozenset[int], basis: Basis) -> Any:
    rows = list(rows_behind([figure], ids, basis))
    assert isinstance(figure, Count | Sum)
    return sum(getattr(row, figure.column) for row in rows) if figure.column else len(rows)


def rate_opens(
    section: Any, figure: Rate, values: Values, ids: frozenset[int], basis: Basis
) -> bool:
    by_key = {one.key: one for one in section.figures}
    for keys in (figure.numerator, figure.denominator):
        figures = [by_key[key] for key in keys]
        rows = list(rows_behind(figures, ids, basis))
        column = figures[0].column
        shown = sum(getattr(row, column) for row in rows) if column else len(rows)
        if shown != sum(values[f"{section.key}.{key}"] or 0 for key in keys):
            return False
    return True
