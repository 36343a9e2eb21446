"""Take an import back: rows it made are cancelled, rows it replaced get their old contents."""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

import pghistory.models
from django.db import connection
from django.db.models import F, QuerySet
from django.utils.timezone import localtime
from psycopg import sql

from wards.actions.register import UNDONE, Book
from wards.actions.register_memory import Ids, Image, Touched
from wards.models import User
from wards.rules.timeline import VERBS

VERB: Final = "undo_import"


@dataclass(frozen=True)
class Undoing:
    """Which import is taken back, by whom, when, and the reason that stands in its rows."""

    upload: int
    file: str
    reason: str
    by: User
    at: datetime


class Block(NamedTuple):
    """A row because of which nothing is taken back, and why."""

    pk: int
    number: str
    said: str


def lock_rows(book: Book, ids: Ids) -> None:
    """Hold the rows until the transaction ends, so that nobody changes one meanwhile."""
    rows: QuerySet[Any] = QuerySet(book.model).filter(pk__in=ids).order_by("pk")
    list(rows.select_for_update().values_list("pk", flat=True))


def blocks(book: Book, touched: Touched, *, upload: int, undone: Collection[int]) -> list[Block]:
    """The rows that somebody changed since, hung something on, or that may not come back.

    ``undone`` are later imports that were taken back themselves: they changed nothing.
    """
    why = dict.fromkeys(touched.never_back, "đã thành đơn tố cáo, danh tính không mở lại được")
    why |= dict.fromkeys(_hung_on(book, touched.new), "đã có hồ sơ khác gắn với dòng này")
    why |= _changed(book, touched.every, upload, undone)
    numbers = dict(QuerySet(book.model).filter(pk__in=why).values_list("pk", "register_no"))
    return [Block(pk, numbers.get(pk, ""), said) for pk, said in sorted(why.items())]


def take_back(book: Book, touched: Touched, images: Sequence[Image], undoing: Undoing) -> None:
    """Cancel what was made, restore what was replaced; an event a row, in the caller's transaction.

    Versions go on rising, so that nobody overwrites unseen what came back. A cancelled row's
    identity is free: the same file brings it in anew.
    """
    if touched.new:
        _write_events(book, touched.new, undoing)
        QuerySet(book.model).filter(pk__in=touched.new).update(
            cancelled_at=undoing.at,
            cancelled_by=undoing.by,
            cancel_reason=undoing.reason,
            register_digest=UNDONE,
            version=F("version") + 1,
        )
    if touched.updated:
        _restore(book, touched.updated, images, undoing)
    for pk, before, after in touched.settled:
        preferred: QuerySet[Any] = QuerySet(book.model).filter(pk=pk, register_digest=after)
        preferred.update(register_digest=before)


def _hung_on(book: Book, ids: Ids) -> set[int]:
    """The rows to which something points that the import did not write itself."""
    own = {book.events, *(model for model, _link in book.owned())}
    found: set[int] = set()
    for relation in book.model._meta.related_objects:
        model: Any = relation.related_model
        if model not in own and not issubclass(model, pghistory.models.Event):
            link = relation.field.attname
            rows: QuerySet[Any] = QuerySet(model).filter(**{f"{link}__in": ids})
            found.update(rows.values_list(link, flat=True))
    return found


_LAST_OTHERS: Final = sql.SQL(
    "SELECT max(id) FROM (SELECT id, {link} AS record, data->>'upload' AS upload,"
    " max(id) FILTER (WHERE data->>'upload' = %s) OVER (PARTITION BY {link}) AS own"
    " FROM {events} WHERE {link} = ANY(%s)) event"
    " WHERE id > own AND (upload IS NULL OR upload <> ALL(%s)) GROUP BY record"
)


def _changed(book: Book, ids: Ids, upload: int, undone: Collection[int]) -> dict[int, str]:
    """What happened last to rows of which the import's own event is no longer the last."""
    statement = _LAST_OTHERS.format(**_names(book))
    values: list[Any] = [str(upload), ids, [str(pk) for pk in undone]]
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(connection.connection), values)
        last = [pk for (pk,) in cursor.fetchall()]
    events: QuerySet[Any] = QuerySet(book.events).filter(pk__in=last).select_related("by")
    return {getattr(event, book.link): _told(event) for event in events}


def _told(event: Any) -> str:
    who = f", {event.by}" if event.by else ""
    at = localtime(event.at)
    return f"{VERBS.get(event.verb, 'Cập nhật')} lúc {at:%H:%M %d/%m/%Y}{who}"


_EVENTS: Final = sql.SQL(
    "INSERT INTO {events} (at, by_id, verb, from_state, to_state, reason, article, data, {link})"
    " SELECT %s, %s, %s, {was}, {becomes}, %s, '', %s::jsonb, t.id"
    " FROM {table} t {joined} WHERE t.id = ANY(%s)"
)
_WITH_OLD: Final = sql.SQL("JOIN old_row o USING (id)")


def _write_events(book: Book, ids: Ids, undoing: Undoing, *, restored: bool = False) -> None:
    data = json.dumps({"upload": undoing.upload, "file": undoing.file}, ensure_ascii=False)
    statement = _EVENTS.format(
        was=_state(book, "t"),
        becomes=_state(book, "o" if restored else "t"),
        joined=_WITH_OLD if restored else sql.SQL(""),
        **_names(book),
    )
    _run(statement, [undoing.at, undoing.by.pk, VERB, undoing.reason, data, ids])


_UPDATE: Final = sql.SQL(
    "UPDATE {} t SET version = t.version + 1, {} FROM old_row o WHERE t.id = o.id"
)
_INSERT: Final = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM old_row")


def _restore(book: Book, ids: Ids, images: Sequence[Image], undoing: Undoing) -> None:
    own, *others = images
    for model, link in book.owned():
        QuerySet(model).filter(**{f"{link}__in": ids}).delete()
    with _old_rows(own):
        _write_events(book, ids, undoing, restored=True)
        columns = [sql.Identifier(name) for name in own.columns if name not in ("id", "version")]
        set_to = sql.SQL(", ").join(sql.SQL("{0} = o.{0}").format(name) for name in columns)
        _run(_UPDATE.format(sql.Identifier(own.table), set_to))
    for image in others:
        with _old_rows(image):
            _run(_INSERT.format(sql.Identifier(image.table), _listed(image), _listed(image)))


@contextmanager
def _old_rows(image: Image) -> Iterator[None]:
    """The table ``old_row`` with the old contents of one table."""
    make = sql.SQL("CREATE TEMP TABLE old_row AS SELECT {} FROM {} WHERE false")
    _run(make.format(_listed(image), sql.Identifier(image.table)))
    with connection.cursor() as cursor, cursor.copy("COPY old_row FROM STDIN") as copy:
        copy.write(image.rows)
    yield
    _run(sql.SQL("DROP TABLE old_row").format())


def _names(book: Book) -> dict[str, sql.Identifier]:
    return {
        "table": sql.Identifier(book.model._meta.db_table),
        "events": sql.Identifier(book.events._meta.db_table),
        "link": sql.Identifier(book.link),
    }


def _state(book: Book, row: str) -> sql.Composable:
    return sql.Identifier(row, book.state_column) if book.state_column else sql.SQL("''")


def _listed(image: Image) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, image.columns))


def _run(statement: sql.Composed, values: Sequence[Any] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(connection.connection), values or None)
