"""What the law asks of a unit by a day, and whether it was done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """How an obligation stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"


class Evidence(NamedTuple):
    """The page of the record that settles and proves it: its address's name and the id."""

    url_name: str
    pk: int


@dataclass(frozen=True)
class Obligation:
    """One duty of one unit, computed from a record and never stored.

    ``key`` names the norm, ``what`` says in words what is owed, ``article`` under which rule.
    """

    key: str
    unit_id: int
    unit: str
    what: str
    article: str
    due_on: date
    done_on: date | None
    evidence: Evidence

    def state_on(self, today: date) -> State:
        """Done by the due day or after it; else open until that day has passed."""
        if self.done_on is not None and self.done_on <= today:
            return State.DONE if self.done_on <= self.due_on else State.DONE_LATE
        return State.OVERDUE if today > self.due_on else State.OPEN
