"""Sorting and settlement of petitions, sentence by sentence."""

from datetime import date

import pytest

from songcong.core.figures import FigureRefused, Values
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import WRITTEN_AT, UnitFactory, UserFactory
from tests.figures.counting import figures_of, told
from wards.models import Unit

pytestmark = pytest.mark.django_db

BEFORE, START, END, AFTER = (
    date(2021, 6, 14),
    date(2021, 6, 15),
    date(2021, 9, 14),
    date(2021, 9, 15),
)
SORTED = {"eligible": True, "competence": "within"}


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


def processing(unit: Unit, today: date = END) -> Values:
    return told(figures_of(unit, only="petitions.processing", today=today))


def settlement(unit: Unit, quarter: str = "2021Q3", today: date = AFTER) -> Values:
    return told(figures_of(unit, only="petitions.settlement", quarter=quarter, today=today))


@pytest.mark.parametrize(
    ("received_on", "processed_on", "counted"),
    [
        (BEFORE, None, {"carried_over": 1, "total": 1, "not_processed": 1}),
        (BEFORE, BEFORE, {}),
        (BEFORE, START, {"carried_over": 1, "total": 1, "processed": 1}),
        (START, START, {"received": 1, "total": 1, "processed": 1}),
        (END, END, {"received": 1, "total": 1, "processed": 1}),
        (END, AFTER, {"received": 1, "total": 1, "not_processed": 1}),
        (AFTER, None, {}),
    ],
)
def test_received_and_sorted(
    unit: Unit, received_on: date, processed_on: date | None, counted: Values
) -> None:
    PetitionFactory.create(unit=unit, received_on=received_on, processed_on=processed_on)
    assert processing(unit, today=date(2026, 1, 1)) == counted


def test_everything_below_eligible_is_of_the_eligible(unit: Unit) -> None:
    guided = {"received_on": START, "handling": "guide", "competence": "outside"}
    PetitionFactory.create(unit=unit, processed_on=START, eligible=False, **guided)
    PetitionFactory.create(unit=unit, processed_on=AFTER, eligible=True, **guided)
    assert processing(unit, AFTER) == {
        "received": 2,
        "total": 2,
        "processed": 1,
        "not_processed": 1,
    }
    PetitionFactory.create(unit=unit, processed_on=START, eligible=True, **guided)
    assert processing(unit, AFTER) == {
        "received": 3,
        "total": 3,
        "processed": 2,
        "not_processed": 1,
        "eligible": 1,
        "complaint": 1,
        "outside_competence": 1,
        "guided": 1,
    }


@pytest.mark.parametrize(
    ("facts", "keys"),
    [
        ({"kind": "complaint"}, {"complaint", "within_competence"}),
        ({"kind": "denunciation"}, {"denunciation", "within_competence"}),
        (
            {"kind": "feedback", "handling": "forward"},
            {"feedback", "within_competence", "forwarded"},
        ),
        (
            {"competence": "outside", "handling": "urge"},
            {"complaint", "outside_competence", "urged"},
        ),
        ({"handling": "keep"}, {"complaint", "within_competence"}),
    ],
)
def test_kinds_competence_and_handling(unit: Unit, facts: dict[str, str], keys: set[str]) -> None:
    PetitionFactory.create(unit=unit, processed_on=date(2021, 7, 5), **SORTED | facts)
    always = {"received", "total", "processed", "eligible"}
    assert processing(unit) == dict.fromkeys(always | keys, 1)


@pytest.mark.parametrize(
    ("accepted_on", "resolved_on", "counted"),
    [
        (BEFORE, BEFORE, {}),
        (BEFORE, START, {"carried_over": 1, "total": 1, "resolved": 1, "on_time": 1}),
        (START, END, {"accepted": 1, "total": 1, "resolved": 1, "late": 1}),
        (END, None, {"accepted": 1, "total": 1, "in_progress": 1}),
        (START, AFTER, {"accepted": 1, "total": 1, "in_progress": 1, "overdue": 1}),
        (AFTER, None, {}),
        (None, None, {}),
    ],
)
def test_taken_up_and_resolved(
    unit: Unit, accepted_on: date | None, resolved_on: date | None, counted: Values
) -> None:
    PetitionFactory.create(
        unit=unit,
        received_on=date(2021, 6, 1),
        accepted_on=accepted_on,
        resolved_on=resolved_on,
        outcome="right" if resolved_on else "",
    )
    found = settlement(unit)
    assert found.pop("on_time_rate", None) == (100 if "on_time" in counted else None)
    assert found == counted


def test_a_withdrawn_petition_is_neither_on_time_nor_late(unit: Unit) -> None:
    PetitionFactory.create(
        unit=unit,
        received_on=START,
        accepted_on=START,
        resolved_on=END,
        outcome="withdrawn",
    )
    assert settlement(unit) == {"accepted": 1, "total": 1, "resolved": 1, "withdrawn": 1}


def test_on_time_is_on_or_before_the_due_day(unit: Unit) -> None:
    due = date(2021, 9, 6)  # thirty days from 5/8 end on a Saturday
    for resolved_on in (date(2021, 9, 3), due, date(2021, 9, 7)):
        PetitionFactory.create(
            unit=unit,
            received_on=date(2021, 8, 5),
            accepted_on=date(2021, 8, 5),
            resolved_on=resolved_on,
            outcome="wrong",
        )
    found = settlement(unit)
    assert (found["on_time"], found["late"]) == (2, 1)
    assert str(found["on_time_rate"]) == "66.7"


def test_overdue_when_the_due_day_is_the_last_day(unit: Unit) -> None:
    PetitionFactory.create(unit=unit, received_on=date(2021, 8, 15), accepted_on=date(2021, 8, 15))
    assert settlement(unit)["overdue"] == 1
    before = settlement(unit, today=date(2021, 9, 13))
    assert "overdue" not in before
    assert before["in_progress"] == 1


def test_feedback_overdue_in_one_quarter_is_late_in_the_next(unit: Unit) -> None:
    PetitionFactory.create(
        unit=unit,
        kind="feedback",
        received_on=date(2021, 8, 20),
        accepted_on=date(2021, 8, 24),
        resolved_on=AFTER,
        outcome="answered",
    )
    assert settlement(unit) == {"accepted": 1, "total": 1, "in_progress": 1, "overdue": 1}
    assert settlement(unit, "2021Q4", date(2026, 1, 1)) == {
        "carried_over": 1,
        "total": 1,
        "resolved": 1,
        "late": 1,
    }


def test_complex_cases_have_more_time_but_not_feedback(unit: Unit) -> None:
    facts = {"received_on": date(2021, 6, 21), "complex": True}
    for kind in ("complaint", "denunciation", "feedback"):
        PetitionFactory.create(
            unit=unit,
            kind=kind,
            accepted_on=date(2021, 6, 21),
            resolved_on=date(2021, 8, 5),  # the 45th day
            outcome="wrong",
            **facts,
        )
    found = settlement(unit)
    assert (found["on_time"], found["late"]) == (2, 1)


@pytest.mark.parametrize(
    ("kind", "handling", "accepted_on", "total"),
    [
        ("feedback", "accept", None, 1),
        ("feedback", "guide", None, 0),
        ("complaint", "accept", None, 0),
        ("denunciation", "accept", None, 0),
        ("feedback", "accept", AFTER, 0),
        ("feedback", "guide", END, 1),
    ],
)
def test_feedback_without_a_day_of_acceptance_is_taken_up_when_sorted(
    unit: Unit, kind: str, handling: str, accepted_on: date | None, total: int
) -> None:
    PetitionFactory.create(
        unit=unit,
        kind=kind,
        handling=handling,
        processed_on=date(2021, 7, 5),
        accepted_on=accepted_on,
    )
    assert settlement(unit).get("total", 0) == total


def test_the_day_taken_up_decides_the_quarter_not_the_receipt(unit: Unit) -> None:
    PetitionFactory.create(
        unit=unit, kind="feedback", handling="accept", received_on=BEFORE, processed_on=START
    )
    assert settlement(unit)["accepted"] == 1


def test_nothing_but_being_taken_up_is_asked(unit: Unit) -> None:
    PetitionFactory.create(
        unit=unit, received_on=START, accepted_on=END, eligible=False, competence="outside"
    )
    assert settlement(unit)["accepted"] == 1


def test_a_row_without_due_day_is_judged_by_the_law_of_its_day(unit: Unit) -> None:
    facts = {"unit": unit, "received_on": date(2021, 8, 5), "due_on": None, "outcome": "right"}
    for resolved_on in (date(2021, 9, 6), date(2021, 9, 7)):
        PetitionFactory.create(accepted_on=date(2021, 8, 5), resolved_on=resolved_on, **facts)
    PetitionFactory.create(unit=unit, accepted_on=date(2021, 8, 5), received_on=date(2021, 8, 5))
    found = settlement(unit)
    assert (found["on_time"], found["late"], found["overdue"]) == (1, 1, 1)


def test_a_row_without_a_norm_refuses_the_unit_and_names_key_day_and_row(unit: Unit) -> None:
    PetitionFactory.create(
        unit=unit,
        register_no="7/2018",
        kind="denunciation",
        received_on=date(2018, 5, 4),
        accepted_on=date(2018, 5, 4),
        due_on=None,
    )
    with pytest.raises(FigureRefused) as refusal:
        settlement(unit)
    assert refusal.value.unit_id == unit.pk
    for word in ("petition.settle.denunciation", "04/05/2018", "7/2018", "sổ đơn thư"):
        assert word in refusal.value.message


def test_a_withdrawn_or_finished_row_needs_no_norm(unit: Unit) -> None:
    facts = {
        "unit": unit,
        "kind": "denunciation",
        "received_on": date(2018, 5, 4),
        "accepted_on": date(2018, 5, 4),
        "due_on": None,
    }
    PetitionFactory.create(resolved_on=START, outcome="withdrawn", **facts)
    PetitionFactory.create(resolved_on=BEFORE, outcome="wrong", **facts)
    assert settlement(unit) == {
        "carried_over": 1,
        "total": 1,
        "resolved": 1,
        "withdrawn": 1,
    }


def test_cancelled_rows_do_not_count(unit: Unit) -> None:
    PetitionFactory.create(
        unit=unit,
        received_on=START,
        accepted_on=START,
        cancelled_at=WRITTEN_AT,
        cancelled_by=UserFactory.create(),
    )
    assert processing(unit) == settlement(unit) == {}
