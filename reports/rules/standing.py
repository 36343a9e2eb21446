"""How a number stands: good enough or not, better or worse than before."""

from decimal import Decimal
from enum import StrEnum
from typing import Final

from songcong.core.vietnamese import number

Number = int | Decimal
GOOD_FROM: Final = 90
WEAK_BELOW: Final = 75


class Standing(StrEnum):
    """The shade of a number; its name is the colour that says the same."""

    NONE = "none"
    GOOD = "good"
    WATCH = "watch"
    WEAK = "weak"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS: Final = {
    Standing.NONE: "",
    Standing.GOOD: "tốt",
    Standing.WATCH: "cần chú ý",
    Standing.WEAK: "yếu",
}


def standing(value: Number | None, *, better: str, is_rate: bool) -> Standing:
    """The shade of an indicator.

    A rate that should be high is good from 90, weak below 75 percent; a count that should be low
    is good at nothing and weak from three; what is neither has no shade.
    """
    if value is None:
        return Standing.NONE
    if better == "more" and is_rate:
        if value >= GOOD_FROM:
            return Standing.GOOD
        return Standing.WATCH if value >= WEAK_BELOW else Standing.WEAK
    if better == "less":
        if value == 0:
            return Standing.GOOD
        return Standing.WATCH if value <= _FEW else Standing.WEAK
    return Standing.NONE


_FEW: Final = 2


def trend(
    value: Number | None, before: Number | None, measure: str, *, than: str = "quý trước"
) -> tuple[str, str]:
    """The arrow against the period before and the same in words; nothing to compare: neither."""
    if value is None or before is None:
        return "", ""
    change = Decimal(value) - Decimal(before)
    if not change:
        return "=", f"bằng {than}"
    arrow, word = ("▲", "tăng") if change > 0 else ("▼", "giảm")
    unit = "điểm phần trăm" if measure == "%" else measure
    return arrow, f"{word} {number(abs(change))} {unit} so với {than}"
