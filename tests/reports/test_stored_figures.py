"""Figures kept ready: equal to the records, never believed after a change, compared each night."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from reports.actions.storing import recount_figures, renew_figures
from reports.figures import city_units_of, everyone, quarter_figures, recent_quarters
from reports.figures.registry import SECTIONS
from reports.figures.stored import kept_figures
from reports.models import FigureTouch, StoredFigures
from reports.tasks import recount_stored_figures, renew_stored_figures
from songcong.core.figures import Counted
from songcong.core.periods import parse_quarter
from tests.factories.inspections import RecommendationFactory
from tests.factories.petitions import MediationFactory, PetitionFactory, ReceptionFactory
from tests.factories.wards import DisclosureFactory, MeetingFactory, PeopleDecisionFactory
from tests.reports.conftest import People
from wards.models import Holiday, Unit

TODAY = date(2025, 6, 12)
AT = datetime(2025, 6, 12, 8, tzinfo=UTC)
SPRING = date(2025, 4, 1)
QUARTER = parse_quarter("2025Q2")

MAKERS: dict[str, Callable[[Unit], object]] = {
    "reception": lambda unit: ReceptionFactory.create(unit=unit, received_on=SPRING),
    "petition": lambda unit: PetitionFactory.create(unit=unit, received_on=SPRING),
    "mediation": lambda unit: MediationFactory.create(unit=unit, received_on=SPRING),
    "meeting": lambda unit: MeetingFactory.create(unit=unit, held_on=SPRING),
    "decision": lambda unit: PeopleDecisionFactory.create(
        unit=unit, decided_on=SPRING, land_m2=Decimal("12.5")
    ),
    "disclosure": lambda unit: DisclosureFactory.create(unit=unit, document_on=SPRING),
    "recommendation": lambda unit: RecommendationFactory.create(
        sent_on=SPRING, finding__supervision__unit=unit
    ),
}


@pytest.fixture
def ward(people: People) -> Unit:
    """Phố Cò, whose figures stand ready."""
    unit = people.units["05521"]
    for make in MAKERS.values():
        make(unit)
    renew_figures(today=TODAY, at=AT)
    return unit


def believed(today: date = TODAY) -> set[int]:
    units = everyone(city_units_of(QUARTER))
    [kept] = kept_figures([QUARTER], units, today=today)
    return set(kept)


def test_what_is_kept_equals_what_is_counted(ward: Unit) -> None:
    units = city_units_of(QUARTER)
    for period in recent_quarters(TODAY):
        [kept] = kept_figures([period], everyone(units), today=TODAY)
        assert kept.keys() == everyone(units)
        ready = quarter_figures(period, units, today=TODAY, kept=kept)
        assert ready == quarter_figures(period, units, today=TODAY)
    assert quarter_figures(QUARTER, units, today=TODAY).total["decisions.land_m2"] == Decimal(
        "12.5"
    )


@pytest.mark.parametrize("kind", MAKERS)
def test_a_new_record_takes_the_belief_from_its_unit_alone(ward: Unit, kind: str) -> None:
    everybody = believed()
    MAKERS[kind](ward)
    assert believed() == everybody - {ward.pk}
    assert renew_figures(today=TODAY, at=AT) == len(recent_quarters(TODAY))
    assert believed() == everybody
    assert not FigureTouch.objects.exists()
    assert renew_figures(today=TODAY, at=AT) == 0


def test_a_record_that_moves_touches_both_units(ward: Unit, people: People) -> None:
    other = people.units["05512"]
    everybody = believed()
    type(MeetingFactory.build()).objects.filter(unit=ward).update(unit=other)
    assert believed() == everybody - {ward.pk, other.pk}
    renew_figures(today=TODAY, at=AT)
    type(MeetingFactory.build()).objects.filter(unit=other).delete()
    assert believed() == everybody - {other.pk}


def test_a_day_off_touches_every_unit(ward: Unit) -> None:
    Holiday.objects.order_by("pk").first().delete()  # type: ignore[union-attr]  # there are many
    assert believed() == set()


def test_the_running_quarter_is_counted_anew_each_morning(ward: Unit) -> None:
    tomorrow = TODAY + timedelta(days=1)
    everybody = believed()
    assert believed(tomorrow) == set()
    assert renew_figures(today=tomorrow, at=AT) >= len(everybody)
    assert believed(tomorrow) == everybody


def test_a_row_without_one_of_the_figures_is_not_believed(ward: Unit) -> None:
    row = StoredFigures.objects.of(QUARTER).get(unit=ward)
    del row.values["reception.turns"]
    row.save()
    assert ward.pk not in believed()


def test_a_difference_is_an_alarm_and_is_put_right(
    ward: Unit, caplog: pytest.LogCaptureFixture
) -> None:
    assert recount_figures(today=TODAY, at=AT) == 0
    row = StoredFigures.objects.of(QUARTER).get(unit=ward)
    right = row.values["reception.turns"]
    row.values["reception.turns"] = right + 1
    row.save()
    with caplog.at_level(logging.ERROR):
        assert recount_figures(today=TODAY, at=AT) == 1
    assert "2025Q2 differ from the records" in caplog.text
    row.refresh_from_db()
    assert row.values["reception.turns"] == right
    assert row.differed_at == AT


def test_a_touched_row_raises_no_alarm(ward: Unit) -> None:
    row = StoredFigures.objects.of(QUARTER).get(unit=ward)
    row.values["reception.turns"] += 1
    row.save()
    ReceptionFactory.create(unit=ward, received_on=SPRING)
    assert recount_figures(today=TODAY, at=AT) == 0


def test_the_jobs_run_on_the_products_day(ward: Unit) -> None:
    StoredFigures.objects.all().delete()
    assert renew_stored_figures() > 0
    assert recount_stored_figures() == 0
    assert ward.pk in believed()


def test_every_table_of_a_figure_marks_changes(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname ~ '^figures_'")
        marked = [table for (table,) in cursor.fetchall()]
    counted = {
        figure.table.rows().model._meta.db_table
        for section in SECTIONS
        for figure in section.figures
        if isinstance(figure, Counted)
    }
    assert {table for table in counted if marked.count(table) == 3} == counted
