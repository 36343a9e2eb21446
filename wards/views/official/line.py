"""A row of a list, formatted for its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from songcong.core.keyset import Row
from wards.rules.reader import Reader
from wards.views.official.cells import Cell, Column, cell_of


@dataclass(frozen=True)
class Line:
    """A row of the list; ``pk`` is what a tick beside it stands for."""

    url: str
    head: Cell
    cells: tuple[Cell, ...]
    is_late: bool
    pk: int = 0


@lru_cache
def _around(name: str) -> tuple[str, str]:
    """What stands before and after the id in the addresses of records, once a process."""
    before, _zero, after = reverse(name, args=[0]).rpartition("0")
    return before, after


def line_at(
    address: str, columns: Iterable[Column], row: Row, reader: Reader, *, is_late: bool
) -> Line:
    """A row of values as a line that leads to the page of this name."""
    before, after = _around(address)
    head, *cells = (cell_of(column, row, reader) for column in columns)
    return Line(
        url=f"{before}{row['id']}{after}",
        head=head,
        cells=tuple(cells),
        is_late=is_late,
        pk=row["id"],
    )
