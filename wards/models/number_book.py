"""Numbers of papers without gaps or twins."""

from datetime import date
from typing import Final

from django.db import connection, models

from wards.models.unit import Unit

_NEXT: Final = """
    INSERT INTO wards_numberbook AS held (unit_id, book, year, last) VALUES (%s, %s, %s, %s)
    ON CONFLICT (unit_id, book, year) DO UPDATE SET last = greatest(held.last, %s) + 1
    RETURNING last
"""
_TAKE: Final = """
    INSERT INTO wards_numberbook AS held (unit_id, book, year, last) VALUES (%s, %s, %s, %s)
    ON CONFLICT (unit_id, book, year) DO UPDATE SET last = greatest(held.last, excluded.last)
"""


class NumberBookQuerySet(models.QuerySet["NumberBook"]):
    def give_next(self, unit: Unit, book: str, on: date, *, above: int = 0) -> int:
        """The next number of the unit's book in the year of the paper's date, above ``above``.

        The book stays locked until the surrounding transaction ends: a second paper waits, and
        a roll-back gives the number back.
        """
        _demand_a_transaction()
        with connection.cursor() as cursor:
            cursor.execute(_NEXT, [unit.pk, book, on.year, above + 1, above])
            [last] = cursor.fetchone()
        return int(last)

    def take(self, unit: Unit, book: str, on: date, number: int) -> None:
        """Lock the book over a number that a person chose: those given later follow the highest.

        Whether the number is free is for the caller to see, under this lock.
        """
        _demand_a_transaction()
        with connection.cursor() as cursor:
            cursor.execute(_TAKE, [unit.pk, book, on.year, number])

    def expected(self, unit: Unit, book: str, on: date) -> int:
        """The number that the book would give next; somebody else may get it first."""
        held = self.filter(unit=unit, book=book, year=on.year).values_list("last", flat=True)
        return (held.first() or 0) + 1


def _demand_a_transaction() -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("a number is given inside the transaction that issues the paper")


class NumberBook(models.Model):
    """The last number that a unit gave in one book in the year of the paper's date."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="number_books")
    book = models.CharField("sổ", max_length=40)
    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)

    objects = NumberBookQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "book", "year"), name="number_book_a_year"),
        )

    def __str__(self) -> str:
        return f"{self.book}/{self.year}: {self.last}"
