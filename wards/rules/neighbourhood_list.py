"""A pasted list of villages and residential groups with their households."""

import csv
import re
from typing import Final, NamedTuple

from songcong.core.text import fold, nfc

MOST: Final = 300
MOST_HOUSEHOLDS: Final = 5000
_WHOLE: Final = re.compile(r"\d{1,3}(\.\d{3})+|\d+")


class Typed(NamedTuple):
    """A line as it was pasted: a name, and how many households, None where that is no number."""

    number: int
    name: str
    households: int | None

    @property
    def folded(self) -> str:
        return fold(self.name)


def lines_of(text: str) -> list[Typed]:
    """The lines that say something; a first line of titles is passed over."""
    rows = [line for line in nfc(text).splitlines() if line.strip()]
    sign = next((each for each in ("\t", ";") if any(each in row for row in rows)), ",")
    typed = []
    for number, cells in enumerate(csv.reader(rows, delimiter=sign), start=1):
        name, count = (cell.strip() for cell in (*cells, "", "")[:2])
        if number == 1 and fold(count) in ("so ho", "ho"):
            continue
        whole = _WHOLE.fullmatch(count)
        typed.append(Typed(number, name, int(count.replace(".", "")) if whole else None))
    return typed


def fault_of(line: Typed) -> str | None:
    """What is wrong with a line by itself."""
    if not line.name:
        return "Thiếu tên."
    if line.households is None:
        return "Số hộ phải là số nguyên."
    if not 0 < line.households <= MOST_HOUSEHOLDS:
        return f"Số hộ phải từ 1 đến {MOST_HOUSEHOLDS}."
    return None
