"""The page of one record: its facts, what hangs on it and what happened to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from songcong.core.shown import shown, title_of, value_of
from songcong.core.vietnamese import number
from songcong.core.working_days import WorkingCalendar
from wards.calendar import working_calendar
from wards.models import Record, StoredFile
from wards.rules.lateness import in_full
from wards.rules.reader import Reader
from wards.rules.timeline import sentence
from wards.views.official.cells import Tag
from wards.views.official.listing import Register

Fact = tuple[str, str]
NO_VERBS: Mapping[str, str] = {}
CLOSED_FILES = "chỉ cơ quan giữ hồ sơ mở được"


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
    return title_of(row, name), value_of(row, name)


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
        for table in (*parts, type(record))
        for field in table._meta.get_fields()
    } | {"sender": "người gửi", "postings": "nơi công khai", "party": "công dân"}
    titles |= {"sides": "các bên", "sessions": "buổi hòa giải"}
    events = record.events.select_related("by").order_by("-at", "-pk")
    return [
        Happening(
            at=event.at,
            words=sentence(event.verb, event.data, verbs, titles),
            by=str(event.by) if event.by else "",
            reason=event.reason,
            article=event.article,
        )
        for event in events
    ]


def attachments(record: Any, address: str, reader: Reader) -> list[Attachment]:
    """The record's files with the address of the one view that serves them, where it stands.

    To those who may not open them only how many: what a file is called may name somebody.
    """
    files: list[StoredFile] = list(record.files.order_by("pk"))
    if record.unit_id not in reader.units(*record.files_to):
        return [Attachment(f"{len(files)} tệp, {CLOSED_FILES}", "", "")] if files else []
    return [
        Attachment(file.original_name, _size(file.size), _file_url(address, file)) for file in files
    ]


def record_context(
    register: Register,
    record: Record,
    *,
    facts: Sequence[Fact],
    events: Sequence[Happening],
    **more: Any,
) -> dict[str, Any]:
    """What the page of any record knows; the rest is the topic's own."""
    folder = register.prefix.replace(":", "/").replace("official-", "official/")
    return {
        "register": register,
        "list_url": reverse(f"{register.prefix}-list"),
        "record": record,
        "heading": heading(register, record),
        "facts": [*facts, ("Giải quyết tiếp", str(record.successor))]
        if record.successor
        else facts,
        "events": events,
        "actions_template": [f"{folder}/actions.html", "wards/official/no_actions.html"],
        **more,
    }


def heading(register: Register, record: Record) -> str:
    """What a record is called: "Cuộc họp số 12"."""
    one = register.one[:1].upper() + register.one[1:]
    return f"{one} số {record.register_no}" if record.register_no else one


def _size(size: int) -> str:
    kilobytes = -(-size // 1024)
    return f"{number(kilobytes)} KB"


def _file_url(address: str, file: StoredFile) -> str:
    try:
        return reverse(address, args=[file.pk])
    except NoReverseMatch:
        return ""
