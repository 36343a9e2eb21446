"""Form fields for numbers as they are written in Viet Nam."""

import re
from decimal import Decimal

from django import forms

_GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")


class WholeNumberField(forms.IntegerField):
    """A whole number, not negative, written plainly or with dots between thousands."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def __init__(self, *, min_value: int = 0, **options: object) -> None:
        super().__init__(min_value=min_value, **options)  # type: ignore[arg-type]  # passed on

    def to_python(self, value: object) -> int | None:
        return super().to_python(_without_groups(value))


class AreaField(forms.DecimalField):
    """Square metres, not negative, with a decimal comma: "1.000,5"."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def __init__(self, **options: object) -> None:
        super().__init__(min_value=0, max_digits=20, decimal_places=4, **options)  # type: ignore[arg-type]  # passed on

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override]  # stubs say int
        return super().to_python(_with_point(_without_groups(value)))


def _without_groups(value: object) -> object:
    if isinstance(value, str) and _GROUPED.fullmatch(value.strip()):
        return value.replace(".", "")
    return value


def _with_point(value: object) -> object:
    """A decimal comma as Python reads it; a decimal point is not taken for one."""
    if not isinstance(value, str):
        return value
    return value.replace(".", "·").replace(",", ".")
