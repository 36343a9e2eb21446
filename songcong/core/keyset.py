"""Pages of long lists by keyset: the newest day first, each page beginning after a line's place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

PAGE_SIZE = 30
MOST_COUNTED = 1000
_ID = re.compile(r"\d{1,18}", re.ASCII)
_WRITTEN = re.compile(r"(\d{4}-\d{2}-\d{2})_(\d{1,18})", re.ASCII)

Row = Mapping[str, Any]


class Place(NamedTuple):
    """Where a line stands in a list: its day, then its id among the lines of that day."""

    day: date
    pk: int

    def __str__(self) -> str:
        return f"{self.day.isoformat()}_{self.pk}"


def read_id(text: object) -> int | None:
    """The id of a row that somebody wrote; None where it is none."""
    found = _ID.fullmatch(str(text))
    return int(found[0]) if found else None


def read_place(text: str) -> Place | None:
    """The place that an address names; None, the beginning, where it names none."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    try:
        return Place(date.fromisoformat(found[1]), int(found[2]))
    except ValueError:
        return None


@dataclass(frozen=True)
class Page:
    """Some lines of a list, and where the next ones begin; empty on the last page."""

    rows: tuple[Row, ...]
    following: str


def page_of(parts: Sequence[QuerySet[Any, dict[str, Any]]], day: str, after: Place | None) -> Page:
    """A page of rows in one query, each part walked along its own index.

    ``parts`` are disjoint querysets of dictionaries with ``id`` and the day, one a unit, so that
    PostgreSQL merges ordered walks and stops after a page, however long the registers are.
    """
    order = (f"-{day}", "-id")
    heads = [part.filter(_beyond(day, after)).order_by(*order)[: PAGE_SIZE + 1] for part in parts]
    if not heads:
        return Page((), "")
    first, *others = heads
    merged = first.union(*others, all=True).order_by(*order) if others else first
    rows = list(merged[: PAGE_SIZE + 1])
    shown = tuple(rows[:PAGE_SIZE])
    more = len(rows) > PAGE_SIZE
    return Page(shown, str(Place(shown[-1][day], shown[-1]["id"])) if more else "")


def capped_count(rows: QuerySet[Any, Any], order: Sequence[str]) -> int:
    """How many rows there are, counted no further than one above ``MOST_COUNTED``.

    The order of an index makes PostgreSQL count along that index instead of over the table.
    """
    return rows.order_by(*order).values("pk")[: MOST_COUNTED + 1].count()


def places_of(rows: QuerySet[Any, Any], day: str) -> list[Place]:
    """Where the rows stand, newest first, no more of them than one above ``MOST_COUNTED``.

    The head of a list and its count in one walk, where finding a row is the dear part.
    """
    found = rows.order_by(f"-{day}", "-id").values_list(day, "id")[: MOST_COUNTED + 1]
    return [Place(*one) for one in found]


def page_at(
    places: Sequence[Place], rows: QuerySet[Any, dict[str, Any]], after: Place | None
) -> Page | None:
    """The page after a place among places found; None where it may reach beyond them.

    ``rows`` are dictionaries with ``id`` of which those of the page are fetched.
    """
    beyond = [place for place in places if after is None or place < after]
    if len(places) > MOST_COUNTED and len(beyond) <= PAGE_SIZE:
        return None
    shown = beyond[:PAGE_SIZE]
    found = {row["id"]: row for row in rows.filter(pk__in=[place.pk for place in shown])}
    following = str(shown[-1]) if len(beyond) > PAGE_SIZE else ""
    return Page(tuple(found[place.pk] for place in shown if place.pk in found), following)


def _beyond(day: str, after: Place | None) -> Q:
    """What comes after a place; the first condition is the one that the index can follow."""
    if after is None:
        return Q()
    return Q(**{f"{day}__lte": after.day}) & (Q(**{f"{day}__lt": after.day}) | Q(pk__lt=after.pk))
