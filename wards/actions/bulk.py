"""Many rows at once: COPY into a table, and one UPDATE from a table filled by COPY."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from django.db import connection
from django.db.models import Model
from psycopg import sql

from wards.actions.copy_text import copy_text

_BATCH: Final = 2_000


def next_ids(model: type[Model], count: int) -> list[int]:
    """Fresh primary keys of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [pk for (pk,) in cursor.fetchall()]


Told = Callable[[int], None]
"""Hears that so many more rows were sent."""


def unheard(_rows: int) -> None:
    """For rows that nobody counts."""


def copy_rows(
    model: type[Model],
    columns: Sequence[str],
    rows: Iterable[tuple[Any, ...]],
    *,
    told: Told = unheard,
) -> None:
    """Add rows; every column without a default of the database's own has to be given.

    Rows are made while the database takes in those before them, so that both processors work;
    making them may not ask the database anything: the connection is taken until the last row.
    """
    _copy(sql.Identifier(model._meta.db_table), columns, rows, told)


def replace_rows(
    model: type[Model],
    columns: Sequence[str],
    rows: Iterable[tuple[Any, ...]],
    *,
    counted: str,
    told: Told = unheard,
) -> None:
    """Overwrite columns of rows that begin with their primary key; ``counted`` goes up by one."""
    table, fresh = sql.Identifier(model._meta.db_table), sql.Identifier("replacement")
    listed = sql.SQL(", ").join(map(sql.Identifier, columns))
    set_to = [
        sql.SQL("{0} = t.{0} + 1" if column == counted else "{0} = r.{0}").format(
            sql.Identifier(column)
        )
        for column in columns
    ]
    make = sql.SQL("CREATE TEMP TABLE {} AS SELECT id, {} FROM {} WHERE false")
    move = sql.SQL("UPDATE {} t SET {} FROM {} r WHERE t.id = r.id")
    _run(make.format(fresh, listed, table))
    _copy(fresh, ("id", *columns), rows, told)
    _run(move.format(table, sql.SQL(", ").join(set_to), fresh))
    _run(sql.SQL("DROP TABLE {}").format(fresh))


def set_texts(model: type[Model], column: str, texts: Mapping[int, str]) -> None:
    """Give a text column of many rows a value each, by primary key."""
    statement = sql.SQL(
        "UPDATE {} t SET {} = v.said FROM unnest({}::bigint[], {}::text[]) AS v (id, said)"
        " WHERE t.id = v.id"
    )
    _run(
        statement.format(
            sql.Identifier(model._meta.db_table),
            sql.Identifier(column),
            sql.Literal(list(texts)),
            sql.Literal(list(texts.values())),
        )
    )


def _run(statement: sql.Composed) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(connection.connection))


def _copy(
    table: sql.Identifier, columns: Sequence[str], rows: Iterable[tuple[Any, ...]], told: Told
) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        table, sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for batch in _batches(rows):
            copy.write(copy_text(batch))
            told(len(batch))


def _batches(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        yield batch
