"""The page of one record: its facts, what hangs on it and what happened to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from songcong.core.vietnamese import number
from songcong.core.working_days import WorkingCalendar
from wards.calendar import working_calendar
from wards.models import Record, StoredFile
from wards.rules.lateness import in_full
from wards.rules.timeline import sentence
from wards.views.official.cells import Tag, shown
from wards.views.official.listing import Register

Fact = tuple[str, str]
NO_VERBS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Happening:
    """An event of the timeline, in words."""

    at: datetime
    words: str
    by: str
    reason: str
    article: str


@dataclass(frozen=True)
class Due:
    """A due day, the article it follows and whether it was kept."""

    title: str
    day: str
    citation: str
    tag: Tag


@dataclass(frozen=True)
class Attachment:
    """A file that hangs on the record."""

    name: str
    size: str
    url: str


def fact(row: Model, name: str) -> Fact:
    """The title of a field and its value in words."""
    field = row._meta.get_field(name)
    title = str(getattr(field, "verbose_name", name))
    return title[:1].upper() + title[1:], value_of(row, name)


def value_of(row: Model, name: str) -> str:
    """A field's value in words: the label of a choice, yes or no, a date, a number, text."""
    display = getattr(row, f"get_{name}_display", None)
    value: Any = display() if display else getattr(row, name)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return str(value) if isinstance(value, Model) else shown(value)


def facts_of(row: Model, *names: str) -> list[Fact]:
    """Titles and values of several fields."""
    return [fact(row, name) for name in names]


def due_of(
    title: str,
    due_on: date | None,
    citation: str,
    *,
    done_on: date | None,
    today: date,
    calendar: WorkingCalendar | None = None,
) -> Due | None:
    """What the page says of a due day; nothing where there is none.

    The calendar is read unless one is given.
    """
    if due_on is None:
        return None
    found = in_full(due_on, done_on, today, calendar or working_calendar())
    return Due(title, shown(due_on), citation, Tag(found.words, found.tone))


def timeline(
    record: Any, verbs: Mapping[str, str] = NO_VERBS, *parts: type[Model]
) -> list[Happening]:
    """The events of a record, newest first; its case's own verbs in words.

    ``parts`` are tables that hang on it, whose facts its events name too.
    """
    titles = {
        field.name: str(getattr(field, "verbose_name", field.name))
