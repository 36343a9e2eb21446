"""Open duties stand under their day: overdue, today, this week, later."""

from datetime import date

import pytest

from reports.rules.due_days import group
from songcong.core.obligations import Evidence, Obligation, State

THURSDAY = date(2025, 6, 12)


def owed(due_on: date, done_on: date | None = None) -> Obligation:
    return Obligation(
        key="disclosure.publish_within",
        unit_id=1,
        unit="Phường Mỏ Chè",
        what="Công khai mục 2: dự toán ngân sách",
        article="Luật 10/2022/QH15 Điều 12",
        due_on=due_on,
        done_on=done_on,
        evidence=Evidence("wards:official-disclosure-detail", 1),
    )


@pytest.mark.parametrize(
    ("due_on", "key"),
    [
        (date(2025, 6, 11), "overdue"),
        (THURSDAY, "today"),
        (date(2025, 6, 13), "week"),
        (date(2025, 6, 15), "week"),
        (date(2025, 6, 16), "later"),
    ],
)
def test_each_day_has_one_heading(due_on: date, key: str) -> None:
    found = [one.key for one in group([owed(due_on)], THURSDAY) if one.rows]
    assert found == [key]


def test_on_sunday_the_week_is_over() -> None:
    sunday = date(2025, 6, 15)
    assert [g.key for g in group([owed(date(2025, 6, 16))], sunday) if g.rows] == ["later"]


def test_what_is_done_is_not_listed_and_the_earliest_stands_first() -> None:
    late, later = owed(date(2025, 6, 2)), owed(date(2025, 6, 9))
    done = owed(date(2025, 6, 1), done_on=date(2025, 6, 1))
    assert group([later, done, late], THURSDAY)[0].rows == (late, later)


@pytest.mark.parametrize(
    ("done_on", "today", "state"),
    [
        (None, date(2025, 6, 12), State.OPEN),
        (None, date(2025, 6, 13), State.OVERDUE),
        (date(2025, 6, 12), date(2025, 6, 30), State.DONE),
        (date(2025, 6, 13), date(2025, 6, 30), State.DONE_LATE),
        (date(2025, 6, 20), date(2025, 6, 12), State.OPEN),
    ],
)
def test_a_duty_stands_by_its_days(done_on: date | None, today: date, state: State) -> None:
    assert owed(THURSDAY, done_on).state_on(today) is state
