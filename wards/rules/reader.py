"""Who is reading: the units that each role of a person opens on one day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

WARD_OFFICE = ("ward_clerk", "ward_chair")
BOARDS = ("inspection_board", "investment_board")
CITY = ("city_steering", "city_office")


@dataclass(frozen=True)
class Reader:
    """A person on the product's day.

    ``reads`` gives, by role, the ids of the units whose rows the role opens: its own units with
    their predecessors, or the units of a committee's mandate with theirs. ``works_in`` gives, by
    role, the units in force in which the person may act. An anonymous reader has neither.
    ``unread`` is how many notices wait, as the menu says.
    """

    user_id: int | None
    day: date
    reads: Mapping[str, frozenset[int]] = field(default_factory=dict)
    works_in: Mapping[str, frozenset[int]] = field(default_factory=dict)
    unread: int = 0

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(self.reads)

    def has(self, *roles: str) -> bool:
        return any(role in self.reads for role in roles)

    def units(self, *roles: str) -> frozenset[int]:
        """Ids of the units whose rows any of these roles opens."""
        return frozenset[int]().union(*(self.reads.get(role, frozenset()) for role in roles))

    def within(self, unit_ids: Collection[int]) -> "Reader":
        """The same person, looking at the rows of these units only."""
        return replace(self, reads={role: ids & set(unit_ids) for role, ids in self.reads.items()})

    def may_act(self, unit_id: int, *roles: str) -> bool:
        """Whether one of these roles may change rows of the unit."""
        return any(unit_id in self.works_in.get(role, frozenset()) for role in roles)

    def roles_in(self, unit_id: int) -> frozenset[str]:
        """The roles with which the person may act in the unit."""
        return frozenset(role for role, units in self.works_in.items() if unit_id in units)
