"""Register rows into tables, in bulk, with an event each."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from songcong.core.sheets import Entry
from songcong.core.text import fold_many
from wards.actions.bulk import Told, copy_rows, next_ids, replace_rows, set_texts, unheard
from wards.actions.register import IMPORTED, SETTLED, UPDATED, Book, Pair, Source
from wards.actions.register_plan import Plan


def carry_out(
    the_plan: Plan, *, source: Source, settled: Sequence[Pair] = (), told: Told = unheard
) -> list[int]:
    """Write what is new and what changed, with one event a row; inside the caller's transaction.

    ``settled`` are conflicts in which the record was preferred to the file. ``told`` hears of each
    row twice, when it is written and when its event is. Returns the ids of the rows that were made.
    """
    book = the_plan.book
    fresh = list(zip(next_ids(book.model, len(the_plan.new)), the_plan.new, strict=True))
    if fresh:
        _add(book, fresh, source, told)
        _write_events(book, fresh, IMPORTED, source, told)
    for pairs, verb in ((the_plan.revived, IMPORTED), (the_plan.updated, UPDATED)):
        if pairs:
            _replace(book, pairs, source, told)
            _write_events(book, pairs, verb, source, told)
    if settled:
        marks = {pk: SETTLED + entry.digest for pk, entry in settled}
        set_texts(book.model, "register_digest", marks)
    return [pk for pk, _entry in fresh]


def _add(book: Book, fresh: Sequence[Pair], source: Source, told: Told) -> None:
    entries = [entry for _pk, entry in fresh]
    copy_rows(
        book.model,
        ("id", *_COMMON, *_BIRTH, *book.columns, *book.new_columns),
        (
            (pk, *common, source.at, source.by, "", *own, *birth)
            for (pk, _entry), common, own, birth in zip(
                fresh,
                _common(book, entries),
                book.rows(entries),
                book.new_values(entries),
                strict=True,
            )
        ),
        told=told,
    )
    _write_children(book, fresh)


_COMMON = (
    "unit_id",
    "register_no",
    "register_on",
    "register_digest",
    "register_note",
    "search_text",
    "edited_since_import",
    "version",
)
_BIRTH = ("created_at", "created_by_id", "cancel_reason")
_LIVE = {"cancelled_at": None, "cancelled_by_id": None, "cancel_reason": ""}
"""What a replaced row holds, cancelled or not before: it stands in the register again."""


def _common(book: Book, entries: Sequence[Entry]) -> Iterator[tuple[Any, ...]]:
    found_by = fold_many([book.searched(entry.line) for entry in entries])
    for entry, search_text in zip(entries, found_by, strict=True):
        unit, _number, day = entry.identity
        note = book.note(entry) if entry.note else None
        said = json.dumps(note, ensure_ascii=False) if note else "{}"
        yield unit, entry.line[0], day, entry.digest, said, search_text, False, 1


def _replace(book: Book, pairs: Sequence[Pair], source: Source, told: Told) -> None:
    book.replacing(pairs)
    ids, entries = [pk for pk, _entry in pairs], [entry for _pk, entry in pairs]
    for table, link in book.owned():
        QuerySet(table).filter(**{f"{link}__in": ids}).delete()
    replace_rows(
        book.model,
        (*_COMMON, *_LIVE, *book.columns),
        (
            (pk, *common, *_LIVE.values(), *own)
            for pk, common, own in zip(ids, _common(book, entries), book.rows(entries), strict=True)
        ),
        counted="version",
        told=told,
    )
    book.replaced(pairs, source)
    _write_children(book, pairs)


def _write_children(book: Book, pairs: Sequence[Pair]) -> None:
    for table, columns, rows in book.children(pairs):
        copy_rows(table, columns, rows)


def _write_events(book: Book, pairs: Sequence[Pair], verb: str, source: Source, told: Told) -> None:
    columns = ("at", "by_id", "verb", "from_state", "to_state", "reason", "article", "data")
    whence = {"file": source.file} | ({"upload": source.upload} if source.upload else {})
    said = json.dumps(whence, ensure_ascii=False)[:-1]
    copy_rows(
        book.events,
        (*columns, book.link),
        (
            (
                source.at,
                source.by,
                verb,
                "",
                book.state(entry.line),
                "",
                "",
                f'{said}, "row": {entry.row}}}',
                pk,
            )
            for pk, entry in pairs
        ),
        told=told,
    )
