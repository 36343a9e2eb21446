"""Register rows into tables, in bulk: new, the same, changed, or in conflict; an event each."""

import json
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, NamedTuple

from django.db import connection
from django.db.models import Model, QuerySet

from songcong.core.errors import Refused
from songcong.core.law import Deadline, Law
from songcong.core.sheet_reader import compared
from songcong.core.sheets import Entry, Identity
from songcong.core.text import fold_many
from wards.actions.bulk import copy_rows, next_ids, replace_rows
from wards.models import CaseEvent, Record

IMPORTED = "imported"
UPDATED = "updated_by_register"
UNDONE = "-"
"""The digest of a row whose import was taken back: the next import brings it in as a new one."""
SETTLED = "="
"""Stands before the digest of a file's row that somebody saw and left aside for the record."""

Pair = tuple[int, Entry]


@dataclass(frozen=True)
class Source:
    """Where rows come from: the file, who brings it in and when, by which upload."""

    file: str
    by: int | None
    at: datetime
    upload: int | None = None


class Deadlines:
    """Due days by norm and first day, each worked out once; None where no norm is in force."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.known: dict[tuple[str, date], Deadline | None] = {}

    def of(self, key: str, start: date) -> Deadline | None:
        """The due day of what begins on ``start``, or None: the figures say what is missing."""
        asked = (key, start)
        if asked not in self.known:
            try:
                self.known[asked] = self.law.deadline(key, start)
            except Refused:
                self.known[asked] = None
        return self.known[asked]


class Children(NamedTuple):
    """Rows of a table that hang on the records."""

    table: type[Model]
    columns: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]


class Book(ABC):
    """How the lines of one register become rows of a table and what hangs on it."""

    model: ClassVar[type[Record]]
    events: ClassVar[type[CaseEvent]]
    link: ClassVar[str]
    """The column of the event that names the record."""
    columns: ClassVar[tuple[str, ...]]
    new_columns: ClassVar[tuple[str, ...]] = ()
    """Columns that a record gets when it is new and keeps ever after."""
    state_column: ClassVar[str] = ""
    """The column that says what ``state`` says of a line."""

    def __init__(self, deadlines: Deadlines) -> None:
        self.deadlines = deadlines

    @abstractmethod
    def rows(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """The values of ``columns`` for each entry; making them asks the database nothing."""

    @abstractmethod
    def stored(self, ids: Collection[int]) -> dict[int, tuple[Any, ...]]:
        """Records as lines of the register, by id; what is sealed stays empty."""

    def new_values(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """The values of ``new_columns`` for each entry."""
        return [()] * len(entries)

    def searched(self, line: Any) -> str:  # noqa: ARG002  a book without words has none
        """The words by which a record is found."""
        return ""

    def note(self, entry: Entry) -> dict[str, str]:
        """The cells of unknown columns that may be kept in the open."""
        return entry.note

    def state(self, line: Any) -> str:  # noqa: ARG002  most records have no states
        """The state that the record is in by its dates."""
        return ""

    def owned(self) -> Iterable[tuple[type[Model], str]]:
        """Tables that hang on the records and are written anew with them."""
        return ()

    def owned_below(self, _owned: type[Model]) -> Iterable[tuple[type[Model], str]]:
        """Tables that hang on an owned one and go with it, each with its link."""
        return ()

    def never_back(self, pairs: Sequence[Pair]) -> set[int]:  # noqa: ARG002  most may come back
        """The records whose contents may not come back once these lines have replaced them."""
        return set()

    def children(self, pairs: Sequence[Pair]) -> Iterable[Children]:  # noqa: ARG002
        """What hangs on each record."""
        return ()

    def replacing(self, pairs: Sequence[Pair]) -> None:  # noqa: B027  most records need nothing
        """Look at what records hold before their lines are replaced."""

    def replaced(self, pairs: Sequence[Pair], source: Source) -> None:  # noqa: B027  as above
        """Bring in line what a record keeps when its line is replaced."""

    def records(self, units: Collection[int]) -> Any:
        """The records of these units that this register may hold."""
        return QuerySet(self.model).filter(unit__in=units).exclude(register_no="")


@dataclass
class Plan:
    """What an import would do with the entries of one sheet.

    ``revived`` are new to the register too: their rows stand there from an import taken back.
    """

    book: Book
    new: list[Entry] = field(default_factory=list)
    revived: list[Pair] = field(default_factory=list)
    same: list[Pair] = field(default_factory=list)
    updated: list[Pair] = field(default_factory=list)
    conflicts: list[Pair] = field(default_factory=list)


def plan(book: Book, entries: Sequence[Entry]) -> Plan:
    """Compare entries with what is stored under their identities; nothing is written."""
    known = _known(book, {entry.unit for entry in entries})
    result = Plan(book)
    for entry in entries:
        found = known.get(entry.identity)
        if found is None:
            result.new.append(entry)
            continue
        pk, digest, edited = found
        pair = (pk, entry)
        if digest == UNDONE and not edited:
            result.revived.append(pair)
        elif edited or not digest:  # somebody changed it, or typed it here in the first place
            settled = digest == SETTLED + entry.digest
            (result.same if settled else result.conflicts).append(pair)
        else:
            (result.same if digest == entry.digest else result.updated).append(pair)
    return result


def _known(book: Book, units: Collection[int]) -> dict[Identity, tuple[int, str, bool]]:
    rows = book.records(units).values_list(
        "pk", "unit_id", "register_no", "register_on", "register_digest", "edited_since_import"
    )
    return {
        (unit, compared(number), day): (pk, digest, edited)
        for pk, unit, number, day, digest, edited in rows.iterator(chunk_size=10_000)
    }


def carry_out(the_plan: Plan, *, source: Source, settled: Sequence[Pair] = ()) -> list[int]:
    """Write what is new and what changed, with one event a row; inside the caller's transaction.

    ``settled`` are conflicts in which the record was preferred to the file. Returns the ids of the
    rows that were made.
    """
    book = the_plan.book
    fresh = list(zip(next_ids(book.model, len(the_plan.new)), the_plan.new, strict=True))
    if fresh:
        copy_rows(
            book.model,
            ("id", *_COMMON, *_BIRTH, *book.columns, *book.new_columns),
            (
                (pk, *common, source.at, source.by, "", *own, *birth)
                for (pk, _entry), common, own, birth in zip(
                    fresh,
                    _common(book, the_plan.new),
                    book.rows(the_plan.new),
                    book.new_values(the_plan.new),
                    strict=True,
                )
            ),
        )
        _write_children(book, fresh)
        _write_events(book, fresh, IMPORTED, source)
    for pairs, verb in ((the_plan.revived, IMPORTED), (the_plan.updated, UPDATED)):
        if pairs:
            _replace(book, pairs, source)
            _write_events(book, pairs, verb, source)
    for pk, entry in settled:
        QuerySet(book.model).filter(pk=pk).update(register_digest=SETTLED + entry.digest)
    return [pk for pk, _entry in fresh]


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


def _replace(book: Book, pairs: Sequence[Pair], source: Source) -> None:
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
    )
    book.replaced(pairs, source)
    _write_children(book, pairs)


def _write_children(book: Book, pairs: Sequence[Pair]) -> None:
    for table, columns, rows in book.children(pairs):
        copy_rows(table, columns, rows)


def _write_events(book: Book, pairs: Sequence[Pair], verb: str, source: Source) -> None:
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
    )


def lock_units(units: Collection[int]) -> None:
    """Let one import of a unit at a time go on; held until the transaction ends."""
    with connection.cursor() as cursor:
        for unit in sorted(units):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_REGISTER_LOCK, unit])


_REGISTER_LOCK = 7301
