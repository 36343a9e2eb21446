"""What is said of a due day that moved because the calendar of days off changed."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from songcong.core.due_days import BECAUSE
from songcong.core.vietnamese import short_date

_SIGNS: Final = {"-": "nghỉ", "+": "làm bù"}


def moved_because(was: str, now: str, reason: str = "") -> str:
    """Why a due day moved: the peculiar days that one count had and the other had not.

    Both are marks as ``WorkingCalendar.peculiar_days`` gives them; ``reason`` is the reason given
    for changing the calendar.
    """
    before, after = _days(was), _days(now)
    parts = [f"thêm ngày {_said(after - before)}"] if after - before else []
    parts += [f"bỏ ngày {_said(before - after)}"] if before - after else []
    said = "; ".join(parts) or BECAUSE
    return f"{said} ({reason.strip()})" if reason.strip() else said


def moved_words(was: date, now: date) -> str:
    """How a due day moved: "hạn 12/02/2026 → 19/02/2026"."""
    return f"hạn {short_date(was)} → {short_date(now)}"


def _days(marks: str) -> set[str]:
    return {mark for mark in marks.split() if mark[0] in _SIGNS}


def _said(marks: Iterable[str]) -> str:
    ordered = sorted(marks, key=lambda mark: mark[1:])
    return ", ".join(
        f"{_SIGNS[mark[0]]} {short_date(date.fromisoformat(mark[1:]))}" for mark in ordered
    )
