"""Rows with a first and a last day: which of them would hold on the same day."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from songcong.core.vietnamese import short_date


class Days(NamedTuple):
    """From a day to a day, both within; open where none is known."""

    first: date
    last: date | None


def backwards(days: Days) -> bool:
    """Whether the last day stands before the first."""
    return days.last is not None and days.last < days.first


def meets(one: Days, other: Days) -> bool:
    """Whether some day lies in both."""
    return (one.last is None or other.first <= one.last) and (
        other.last is None or one.first <= other.last
    )


def overlap_of(days: Days, others: Iterable[Days]) -> str | None:
    """The sentence that says with which row it would hold on the same day."""
    for other in others:
        if meets(days, other):
            until = f" đến {short_date(other.last)}" if other.last else ""
            return f"Đã có dòng từ ngày {short_date(other.first)}{until}; hai dòng chồng lên nhau."
    return None
