"""What is said of a due day that moved."""

from datetime import date

import pytest

from petitions.rules.moved import moved_because, moved_words
from songcong.core.due_days import BECAUSE
from songcong.core.working_days import WorkingCalendar


@pytest.mark.parametrize(
    ("was", "now", "because"),
    [
        ("", "-2026-02-12 -2026-02-11", "thêm ngày nghỉ 11/02/2026, nghỉ 12/02/2026"),
        ("-2026-02-12 ?2026", "", "bỏ ngày nghỉ 12/02/2026"),
        (
            "-2026-02-12",
            "-2026-02-13 +2026-02-14",
            "thêm ngày nghỉ 13/02/2026, làm bù 14/02/2026; bỏ ngày nghỉ 12/02/2026",
        ),
        ("-2026-02-12 ?2027", "-2026-02-12", BECAUSE),
    ],
)
def test_why_a_due_day_moved(was: str, now: str, because: str) -> None:
    assert moved_because(was, now) == because
    assert moved_because(was, now, "Công điện 5 ") == f"{because} (Công điện 5)"


def test_how_it_moved() -> None:
    assert moved_words(date(2026, 2, 12), date(2026, 2, 19)) == "hạn 12/02/2026 → 19/02/2026"


def test_the_peculiar_days_of_a_count() -> None:
    calendar = WorkingCalendar(
        {date(2026, 2, 11), date(2026, 2, 12), date(2027, 1, 1)}, {date(2026, 2, 14)}, {2026}
    )
    count = calendar.peculiar_days
    assert count(date(2026, 2, 11), date(2026, 2, 14)) == "-2026-02-12 +2026-02-14"
    assert count(date(2026, 12, 30), date(2027, 1, 4)) == "-2027-01-01 ?2027"
    assert count(date(2026, 3, 2), date(2026, 3, 5)) == ""
