"""What an import overwrites, kept so that it can be taken back: ids of new rows, old contents."""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import connection
from django.db.models import Model, QuerySet
from psycopg import sql

from wards.actions.register import SETTLED, Book, Pair
from wards.actions.register_plan import Plan

_INDEX: Final = "index.json"
_FASTEST: Final = 1

Ids = list[int]


class Image(NamedTuple):
    """Old rows of one table: its columns and, in COPY's text, their values."""

    table: str
    columns: tuple[str, ...]
    rows: bytes


@dataclass
class Touched:
    """The rows of a sheet that an import made, replaced, or left aside for the record.

    ``never_back`` are replaced rows whose old contents may not come back; ``settled`` gives the
    digests before and after for rows that were preferred to the file.
    """

    new: Ids = field(default_factory=list)
    updated: Ids = field(default_factory=list)
    never_back: Ids = field(default_factory=list)
    settled: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def every(self) -> Ids:
        """All rows of which the import wrote an event."""
        return [*self.new, *self.updated]


class Memory:
    """Gathers an import's rows by sheet; old contents are packed as they are read."""

    def __init__(self) -> None:
        self.sheets: dict[str, Touched] = {}
        self._packed = io.BytesIO()
        self._index: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._zip = ZipFile(self._packed, "w", ZIP_DEFLATED, compresslevel=_FASTEST)

    def before(self, sheet: str, plan: Plan, settled: Sequence[Pair]) -> None:
        """Read what the plan is about to replace."""
        closed = plan.book.never_back(plan.updated)
        ids = [pk for pk, _entry in plan.updated]
        self.sheets[sheet] = Touched(
            new=[pk for pk, _entry in plan.revived],
            updated=ids,
            never_back=sorted(closed),
            settled=_digests(plan.book, settled),
        )
        kept = [pk for pk in ids if pk not in closed]
        if kept:
            self._index[sheet] = list(self._pack(sheet, plan.book, kept))

    def after(self, sheet: str, made: Iterable[int]) -> None:
        """Note the rows that were made."""
        self.sheets[sheet].new += made

    @property
    def is_empty(self) -> bool:
        """Whether the import wrote nothing."""
        return not any(touched.every or touched.settled for touched in self.sheets.values())

    def packed(self) -> bytes:
        """The old contents; empty where nothing was replaced."""
        if not self._index:
            return b""
        self._zip.writestr(_INDEX, json.dumps(self._index))
        self._zip.close()
        return self._packed.getvalue()

    def _pack(self, sheet: str, book: Book, ids: Ids) -> Iterator[tuple[str, tuple[str, ...]]]:
        for number, (model, where) in enumerate(tables_of(book)):
            columns = columns_of(model)
            statement = sql.SQL("COPY (SELECT {} FROM {} WHERE {}) TO STDOUT").format(
                _listed(columns), _named(model), where.format(ids=sql.Literal(ids))
            )
            with (
                self._zip.open(f"{sheet}/{number}", "w") as out,
                connection.cursor() as cursor,
                cursor.copy(statement) as copy,
            ):
                for chunk in copy:
                    out.write(chunk)
            yield model._meta.db_table, columns


def unpacked(packed: bytes) -> dict[str, list[Image]]:
    """Old contents by sheet, the record's own table first."""
    if not packed:
        return {}
    with ZipFile(io.BytesIO(packed)) as box:
        return {
            sheet: [
                Image(table, tuple(columns), box.read(f"{sheet}/{number}"))
                for number, (table, columns) in enumerate(tables)
            ]
            for sheet, tables in json.loads(box.read(_INDEX)).items()
        }


def tables_of(book: Book) -> Iterator[tuple[type[Model], sql.SQL]]:
    """The record's table and those written anew with it, each with the rows of records ``ids``."""
    yield book.model, sql.SQL("id = ANY({ids})")
    for model, link in book.owned():
        yield model, sql.SQL(f"{link}_id = ANY({{ids}})")
        for below, upper in book.owned_below(model):
            table = model._meta.db_table
            within = f"SELECT id FROM {table} WHERE {link}_id = ANY({{ids}})"  # noqa: S608  as above
            yield below, sql.SQL(f"{upper}_id IN ({within})")


def columns_of(model: type[Model]) -> tuple[str, ...]:
    """The columns of a table."""
    return tuple(str(field.column) for field in model._meta.concrete_fields)


def ranges(ids: Iterable[int]) -> list[list[int]]:
    """Ids as spans from first to last: those of an import mostly follow each other."""
    ordered = sorted(ids)
    if not ordered:
        return []
    breaks = [(a, b) for a, b in pairwise(ordered) if b != a + 1]
    firsts = [ordered[0], *(b for _a, b in breaks)]
    lasts = [*(a for a, _b in breaks), ordered[-1]]
    return [[first, last] for first, last in zip(firsts, lasts, strict=True)]


def ids_of(spans: Iterable[Sequence[int]]) -> Ids:
    """The ids of some spans."""
    return [pk for first, last in spans for pk in range(first, last + 1)]


def _digests(book: Book, settled: Sequence[Pair]) -> list[tuple[int, str, str]]:
    rows: QuerySet[Any] = QuerySet(book.model).filter(pk__in=[pk for pk, _entry in settled])
    known = dict(rows.values_list("pk", "register_digest"))
    return [(pk, known[pk], SETTLED + entry.digest) for pk, entry in settled]


def _listed(columns: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def _named(model: type[Model]) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)
