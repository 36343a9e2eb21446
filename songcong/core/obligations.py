"""What the law asks of a unit by a day, and whether it was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, Value
from django.urls import reverse

_SUNDAY = 6


class State(StrEnum):
    """How an obligation stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"


class Evidence(NamedTuple):
    """The page that settles a duty or proves it: its address's name, the record's id, the step.

    Without an id it is the page on which the record is yet to be written.
    """

    url_name: str
    pk: int | None = None
    step: str = ""
    query: str = ""

    @property
    def address(self) -> str:
        """The path of the page; raises NoReverseMatch where there is no such page."""
        path = reverse(self.url_name, args=[part for part in (self.pk, self.step) if part])
        return f"{path}?{self.query}" if self.query else path


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
    label: str

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

    def within(self, due: str) -> Q:
        """The rows whose due day, by its column, falls into the span."""
        since = Q(**{f"{due}__gte": self.first}) if self.first else Q()
        return since & (Q(**{f"{due}__lte": self.last}) if self.last else Q())

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


class Open(NamedTuple):
    """Rows of one kind that are still owed, and the column of their due days."""

    rows: QuerySet[Any, Any]
    due: str = "due_on"

    def first_in(self, spans: Sequence[Span], most: int) -> QuerySet[Any, Any]:
        """The earliest rows of each span, at most so many of each, in one query."""
        heads = [
            self.rows.filter(span.within(self.due)).order_by(self.due, "pk")[:most]
            for span in spans
        ]
        first, *others = heads
        return first.union(*others, all=True).order_by(self.due, "pk") if others else first


def count_in(owed: Mapping[str, Open], spans: Sequence[Span]) -> dict[str, dict[str, int]]:
    """By kind and span how many rows are due, all kinds in one query."""
    heads = [
        one.rows.order_by()
        .values(kind_of_duty=Value(key))
        .annotate(**{f"due_{span.key}": Count("pk", filter=span.within(one.due)) for span in spans})
        for key, one in owed.items()
    ]
    found = {key: {span.key: 0 for span in spans} for key in owed}
    if not heads:
        return found
    first, *others = heads
    for row in first.union(*others, all=True):
        key = row.pop("kind_of_duty")
        found[key] = {name.removeprefix("due_"): count for name, count in row.items()}
    return found
