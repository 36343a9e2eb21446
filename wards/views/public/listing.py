"""Lists that anyone may read: narrowed by the address, a page at a time, newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from songcong.core.keyset import Page, Row, capped_count, page_of, read_place
from wards.filters.public import PublicFilter
from wards.models import Unit
from wards.views.official.listing import count_label


@dataclass(frozen=True)
class PublicList:
    """One list as an address asks for it.

    ``rows`` are public rows of all units, ``names`` the values that lines are made of, id, unit and
    day among them.
    """

    rows: QuerySet[Any, Any]
    form: PublicFilter
    units: Mapping[int, Unit]
    names: tuple[str, ...]
    one: str
    today: date

    @property
    def day(self) -> str:
        return self.form.day

    @property
    def unit_ids(self) -> Sequence[int]:
        picked = self.form.picked_unit
        return [picked] if picked else list(self.units)

    def narrowed(self, *unit_ids: int) -> QuerySet[Any, Any]:
        """The rows asked for, of the units given."""
        rows = self.rows.filter(unit__in=unit_ids)
        return self.form.searched(rows, self.today, unit_ids)

    def page(self, after: str) -> tuple[Page, dict[str, Any]]:
        """A page of rows and what stands below it."""
        parts = [self.narrowed(unit).values(*self.names) for unit in self.unit_ids]
        page = page_of(parts, self.day, read_place(after))
        return page, {
            "next_cursor": page.following,
            "is_first": read_place(after) is None,
            "count_label": self.count_label(),
        }

    def count_label(self) -> str:
        """How many rows, counted no further than the cap."""
        rows = self.narrowed(*self.unit_ids)
        return count_label(capped_count(rows, ("unit_id", f"-{self.day}", "-id")), self.one)

    def unit_name(self, row: Row) -> str:
        return str(self.units[row["unit_id"]])
