"""Numbers of papers without gaps or twins."""

from datetime import date

from django.db import connection, models

from wards.models.unit import Unit


class NumberBookQuerySet(models.QuerySet["NumberBook"]):
    def give_next(self, unit: Unit, book: str, on: date, *, above: int = 0) -> int:
        """The next number of the unit's book in the year of the paper's date, above ``above``.

        The book stays locked until the surrounding transaction ends: a second paper waits, and
        a roll-back gives the number back.
        """
        if not connection.in_atomic_block:
            raise RuntimeError("a number is given inside the transaction that issues the paper")
        self.get_or_create(unit=unit, book=book, year=on.year)
        held = self.select_for_update().get(unit=unit, book=book, year=on.year)
        held.last = max(held.last, above) + 1
        held.save(update_fields=["last"])
        return held.last


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
