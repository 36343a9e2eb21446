"""The two boards, sentence by sentence."""

from datetime import date
from decimal import Decimal

import pytest

from inspections.enums import Board
from songcong.core.figures import FigureRefused, Values
from tests.factories.inspections import FindingFactory, RecommendationFactory, SupervisionFactory
from tests.factories.wards import UnitFactory
from tests.figures.counting import figures_of, told

pytestmark = pytest.mark.django_db

BEFORE, START = date(2021, 6, 14), date(2021, 6, 15)
END, AFTER = date(2021, 9, 14), date(2021, 9, 15)
LONG_AGO = date(2019, 3, 4)
CARRIED, SENT = {"carried_over": 1}, {"recommendations": 1}


@pytest.mark.parametrize("board", Board)
def test_supervisions_and_findings_by_the_day_held(board: Board) -> None:
    unit = UnitFactory.create()
    found = {
        "violations": 2,
        "recovered_vnd": 7,
        "recovered_land_m2": Decimal("1.5"),
        "deducted_vnd": 9,
    }
    for held_on in (BEFORE, START, END, AFTER):
        supervision = SupervisionFactory.create(unit=unit, board=board, held_on=held_on)
        FindingFactory.create(supervision=supervision, **found)
    SupervisionFactory.create(unit=unit, board=board, held_on=START)
    own = {"recovered_land_m2": Decimal(3)} if board is Board.INSPECTION else {"deducted_vnd": 18}
    values = figures_of(unit, today=date(2026, 1, 1))
    assert told(values) == {
        f"{board}.{key}": value
        for key, value in {
            "supervisions": 3,
            "violations": 4,
            "recovered_vnd": 14,
            **own,
        }.items()
    }


@pytest.mark.parametrize(
    ("sent_on", "answered_on", "counted"),
    [
        (None, None, {}),
        (BEFORE, BEFORE, {}),
        (BEFORE, START, {**CARRIED, "answered": 1, "answered_on_time": 1, "answered_rate": 100}),
        (BEFORE, None, {**CARRIED, "open": 1, "overdue": 1}),
        (
            START,
            date(2021, 6, 30),
            {**SENT, "answered": 1, "answered_on_time": 1, "answered_rate": 100},
        ),
        (START, date(2021, 7, 1), {**SENT, "answered": 1, "answered_rate": 100}),
        (date(2021, 8, 30), None, {**SENT, "open": 1, "overdue": 1}),
        (date(2021, 8, 31), None, {**SENT, "open": 1}),
        (date(2021, 8, 31), AFTER, {**SENT, "open": 1}),
        (AFTER, None, {}),
    ],
)
def test_recommendations_by_the_day_sent(
    sent_on: date | None, answered_on: date | None, counted: Values
) -> None:
    unit = UnitFactory.create()
    for board in Board:
        RecommendationFactory.create(
            finding__supervision__unit=unit,
            finding__supervision__board=board,
            finding__supervision__held_on=LONG_AGO,
            sent_on=sent_on,
            answered_on=answered_on,
        )
    values = told(figures_of(unit, today=date(2026, 1, 1)))
    assert values == {f"{board}.{key}": value for board in Board for key, value in counted.items()}


def test_a_missing_due_day_is_worked_out_or_refused() -> None:
    unit = UnitFactory.create()
    facts = {
        "finding__supervision__unit": unit,
        "finding__supervision__register_no": "9",
        "due_on": None,
    }
    RecommendationFactory.create(sent_on=date(2021, 7, 1), **facts)
    assert told(figures_of(unit, only="inspection"))["overdue"] == 1
    RecommendationFactory.create(
        finding__supervision__board=Board.INVESTMENT, sent_on=date(2015, 12, 31), **facts
    )
    with pytest.raises(FigureRefused) as refusal:
        figures_of(unit)
    for word in ("investment.recommendation_answer", "31/12/2015", "số 9"):
        assert word in refusal.value.message
