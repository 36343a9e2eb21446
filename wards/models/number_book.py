"""Numbers of papers without gaps or twins."""

from django.db import models

from wards.models.unit import Unit


class NumberBook(models.Model):
    """The last number that a unit gave in one book in the year of the paper's date."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="number_books")
    book = models.CharField("sổ", max_length=40)
    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "book", "year"), name="number_book_a_year"),
        )

    def __str__(self) -> str:
        return f"{self.book}/{self.year}: {self.last}"
