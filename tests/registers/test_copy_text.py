"""Rows as the text of COPY: every type of a register, every letter that means something there."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from wards.actions.copy_text import copy_text

ROWS: list[tuple[Any, ...]] = [
    (1, "Nguyễn\tVăn\\N\r\nA", True, date(2021, 8, 10), Decimal("12.5000"), b"\x00\\x1f"),
    (2, "", False, None, Decimal(0), b""),
    (3, "\\", None, date(987, 1, 2), None, None),
]


@pytest.mark.django_db
def test_what_is_copied_is_read_back_as_it_was() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE copied (a bigint, b text, c boolean, d date, e numeric, f bytea)"
        )
        with cursor.copy("COPY copied FROM STDIN") as copy:
            copy.write(copy_text(ROWS))
        cursor.execute("SELECT * FROM copied ORDER BY a")
        assert [(*row[:5], row[5] and bytes(row[5])) for row in cursor.fetchall()] == ROWS


def test_one_true_and_a_decimal_one_stay_apart() -> None:
    rows = [(1,), (True,), (Decimal("1.0"),), (None,)]
    assert copy_text(rows) == "1\nt\n1.0\n\\N\n"


def test_instants_keep_their_offset_and_no_rows_are_no_text() -> None:
    assert copy_text([(datetime(2021, 8, 10, 7, tzinfo=UTC),)]) == "2021-08-10T07:00:00+00:00\n"
    assert copy_text([]) == ""


def test_a_type_that_no_register_holds_is_an_error() -> None:
    with pytest.raises(TypeError, match="list"):
        copy_text([([],), (None,)])
