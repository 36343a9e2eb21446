"""Form fields that read dates, numbers and areas as Vietnamese offices write them."""

import re
from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from songcong.core import vietnamese
from songcong.core.text import nfc

_DAY = re.compile(r"([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{4})")
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(\.[0-9]{3})+")
_GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
_EARLIEST_YEAR = 1900
_LARGEST = 10**15  # far above any amount in đồng, far below what a column holds


class VietnameseDateInput(forms.TextInput):
    """A text field of digits; a script repeats the date in words when the field is left."""

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(
            {"inputmode": "numeric", "autocomplete": "off", "class": "day", **(attrs or {})}
        )

    def format_value(self, value: object) -> str | None:
        return (
            vietnamese.short_date(value) if isinstance(value, date) else super().format_value(value)
        )


class HiddenDate(forms.HiddenInput):
    """A date kept on the page as it is written."""

    def format_value(self, value: object) -> str | None:
        return (
            vietnamese.short_date(value) if isinstance(value, date) else super().format_value(value)
        )


class VietnameseDateField(forms.Field):
    """A date written d/m/yyyy with strokes, dots or dashes."""

    widget = VietnameseDateInput
    hidden_widget = HiddenDate

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("help_text", "Ví dụ: 24/11/2026")
        super().__init__(**kwargs)  # type: ignore[arg-type]  # handed on as received

    def to_python(self, value: object) -> date | None:
        if value is None or isinstance(value, date):
            return value
        text = str(value).strip()
        if not text:
            return None
        found = _DAY.fullmatch(text)
        if not found:
            raise ValidationError("Ghi ngày/tháng/năm, ví dụ 24/11/2026.", code="invalid")
        day, month, year = map(int, found.groups())
        try:
            if year < _EARLIEST_YEAR:
                raise ValueError
            return date(year, month, day)
        except ValueError:
            raise ValidationError(f"Không có ngày {text}.", code="invalid") from None

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class WholeNumberInput(forms.TextInput):
    """A text field of digits, shown with dots between thousands."""

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(
            {"inputmode": "numeric", "autocomplete": "off", "class": "whole", **(attrs or {})}
        )

    def format_value(self, value: object) -> str | None:
        return vietnamese.number(value) if isinstance(value, int) else super().format_value(value)


class WholeNumberField(forms.Field):
    """A whole number, written plain or with dots between thousands ("1.500.000")."""

    widget = WholeNumberInput

    def __init__(self, *, min_value: int = 0, max_value: int = _LARGEST, **kwargs: object) -> None:
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**kwargs)  # type: ignore[arg-type]  # handed on as received

    def to_python(self, value: object) -> int | None:
        if value is None or isinstance(value, int):
            return value
        text = nfc(str(value)).replace("\u00a0", " ").strip()
        if not text:
            return None
        if not _WHOLE.fullmatch(text):
            raise ValidationError("Ghi số nguyên, ví dụ 1.500.000.", code="invalid")
        return int(text.replace(".", ""))

    def validate(self, value: object) -> None:
        super().validate(value)
        if not isinstance(value, int):
            return
        if value < self.min_value:
            raise ValidationError(
                f"Không được nhỏ hơn {vietnamese.number(self.min_value)}.", code="min_value"
            )
        if value > self.max_value:
            raise ValidationError(
                f"Không được lớn hơn {vietnamese.number(self.max_value)}.", code="max_value"
            )

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class AreaInput(forms.TextInput):
    """A text field of square metres, shown with a decimal comma."""

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(
            {"inputmode": "decimal", "autocomplete": "off", "class": "whole", **(attrs or {})}
        )

    def format_value(self, value: object) -> str | None:
        return (
            vietnamese.number(value) if isinstance(value, Decimal) else super().format_value(value)
        )


class HiddenArea(forms.HiddenInput):
    """Square metres kept on the page as they are written."""

    def format_value(self, value: object) -> str | None:
        return (
            vietnamese.number(value) if isinstance(value, Decimal) else super().format_value(value)
        )


class AreaField(forms.DecimalField):
    """Square metres, not negative, with a decimal comma: "1.000,5"."""

    widget = AreaInput
    hidden_widget = HiddenArea

    def __init__(self, **options: object) -> None:
        options.setdefault("error_messages", {"invalid": "Ghi diện tích, ví dụ 1.000,5."})
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
