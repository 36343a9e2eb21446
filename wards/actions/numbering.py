"""Give the next number of a book, without gaps and without twins."""

from datetime import date

from django.db import connection

from wards.models import NumberBook, Unit


def next_number(unit: Unit, book: str, on: date, *, above: int = 0) -> int:
    """The next number of the unit's book in the year of the paper's date, above ``above``.

    The book stays locked until the surrounding transaction ends: a second paper waits, and a
    roll-back gives the number back.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a number is given inside the transaction that issues the paper")
    NumberBook.objects.get_or_create(unit=unit, book=book, year=on.year)
    held = NumberBook.objects.select_for_update().get(unit=unit, book=book, year=on.year)
    held.last = max(held.last, above) + 1
    held.save(update_fields=["last"])
    return held.last
