"""Give the next number of a book, without gaps and without twins."""

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, F, Func, Max, Value
from django.db.models.functions import Cast

from wards.models import NumberBook, Record

next_number = NumberBook.objects.give_next
take_number = NumberBook.objects.take
expected_number = NumberBook.objects.expected

_NUMBERED = r"^[0-9]{1,9}(/[0-9]{4})?$"
_NUMBER = Cast(
    Func(F("register_no"), Value("/"), Value(1), function="split_part"), BigIntegerField()
)


def own_number(record: Record, book: str, day: str) -> str:
    """The number of a line typed by hand: "49/2025", after the highest that its year's lines bear.

    ``day`` names the column by which a line belongs to a year. Numbers that a register brought in
    count, with the year or without, and those of cancelled lines: none is given twice.
    """
    on: date = getattr(record, day)
    rows: Any = type(record).objects.filter(unit=record.unit, **{f"{day}__year": on.year})  # type: ignore[attr-defined]  # every register has it
    carried = rows.filter(register_no__regex=_NUMBERED)
    highest = carried.aggregate(highest=Max(_NUMBER))["highest"] or 0
    return f"{next_number(record.unit, book, on, above=highest)}/{on.year}"
