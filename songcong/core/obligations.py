"""What the law asks of a unit by a day, and whether it was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from django.db.models import Count, Q, QuerySet

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
_SUNDAY = 6


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

    ``key`` names the norm, ``what`` says in words what is owed, ``article`` under which rule;
    ``label`` is what may be said of it in a mail: no word of the content, nobody's name.
    """

    key: str
    unit_id: int
    unit: str
    what: str
    article: str
    due_on: date
    done_on: date | None
    evidence: Evidence
    label: str = ""

    def state_on(self, today: date) -> State:
        """Done by the due day or after it; else open until that day has passed."""
        if self.done_on is not None and self.done_on <= today:
            return State.DONE if self.done_on <= self.due_on else State.DONE_LATE
        return State.OVERDUE if today > self.due_on else State.OPEN


class Span(NamedTuple):
    """Due days under one heading, from the first to the last; open where none is given."""

    key: str
    first: date | None = None
    last: date | None = None

    @property
    def within(self) -> Q:
        """The rows whose due day falls into the span."""
        since = Q(due_on__gte=self.first) if self.first else Q()
        return since & (Q(due_on__lte=self.last) if self.last else Q())

    def holds(self, day: date) -> bool:
        """Whether a due day falls into the span."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def spans_of(today: date) -> tuple[Span, ...]:
    """Overdue, today, the rest of the week (which ends on Sunday), later."""
    day = timedelta(days=1)
    sunday = today + day * (_SUNDAY - today.weekday())
    return (
        Span("overdue", None, today - day),
        Span("today", today, today),
        Span("week", today + day, sunday),
        Span("later", sunday + day),
    )


def count_in(rows: QuerySet[Any, Any], spans: Sequence[Span]) -> dict[str, int]:
    """How many rows are due in each span, in one query."""
    return rows.aggregate(**{span.key: Count("pk", filter=span.within) for span in spans})


def first_in(rows: Rows, spans: Sequence[Span], most: int) -> Rows:
    """The earliest rows of each span, at most so many of each, in one query."""
    heads = [rows.filter(span.within).order_by("due_on", "pk")[:most] for span in spans]
    first, *others = heads
    return first.union(*others, all=True).order_by("due_on", "pk") if others else first
