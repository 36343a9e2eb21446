"""What the book of papers can be narrowed by."""

from petitions.enums import LetterKind, LetterState
from wards.filters.register import Pick, RegisterFilter


class LetterFilter(RegisterFilter):
    day = "dated_on"
    same = {"kind": "kind", "state": "state"}

    q = None  # type: ignore[assignment]  # papers are found by their case, not by words
    kind = Pick(LetterKind.choices, "Loại văn bản")
    state = Pick(LetterState.choices, "Trạng thái")
