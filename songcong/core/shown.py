"""Values of fields as pages and histories write them."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from songcong.core import vietnamese
from songcong.core.export import Value

NONE = "–"


def shown(value: Value) -> str:
    """A value as pages write it; nothing is a dash."""
    if value is None or value == "":
        return NONE
    if isinstance(value, date):
        return vietnamese.short_date(value)
    if isinstance(value, int | Decimal):
        return vietnamese.number(value)
    return value


def title_of(row: Model, name: str) -> str:
    """The title of a field, with a capital."""
    title = str(getattr(row._meta.get_field(name), "verbose_name", name))
    return title[:1].upper() + title[1:]


def value_of(row: Model, name: str) -> str:
    """A field's value in words: the label of a choice, yes or no, a date, a number, text."""
    display = getattr(row, f"get_{name}_display", None)
    value: Any = display() if display else getattr(row, name)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return str(value) if isinstance(value, Model) else shown(value)
