"""JSON fields over the fields of a form: the same questions, asked in JSON's own types."""

import re
from datetime import date
from typing import Any

from django import forms
from rest_framework import serializers

from songcong.core.fields import AreaField, VietnameseDateField, WholeNumberField

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")


class TrueText(serializers.CharField):
    """Text; a number is none."""

    default_error_messages = {"invalid": "Ghi bằng chữ, trong dấu nháy."}

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class TrueInteger(serializers.IntegerField):
    """A whole number; neither text nor a truth value is one."""

    default_error_messages = {"invalid": "Ghi số nguyên."}

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return super().to_internal_value(data)


class TrueBoolean(serializers.BooleanField):
    """True or false, nothing that could be taken for them."""

    default_error_messages = {"invalid": "Ghi true hoặc false."}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class DayField(serializers.DateField):
    """A date written 2025-06-12; a day that the calendar has not is told from one ill written."""

    default_error_messages = {
        "invalid": "Ghi ngày dạng 2025-06-12.",
        "no_day": "Không có ngày {day}.",
    }

    def to_internal_value(self, data: Any) -> date:
        try:
            return super().to_internal_value(data)
        except serializers.ValidationError:
            if isinstance(data, str) and _WRITTEN.fullmatch(data):
                self.fail("no_day", day=data)
            raise


class TrueDate(DayField):
    """A date given as text."""

    def to_internal_value(self, data: Any) -> date:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class TrueChoice(serializers.ChoiceField):
    """One of some words or numbers, in their own type."""

    default_error_messages = {"invalid_choice": "Không có lựa chọn này."}

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, bool) or data not in list(self.choices):
            self.fail("invalid_choice", input=data)
        return data


LARGEST_NUMBER = 32767
"""Of the numbers of a catalogue, whose choices are rows."""


def json_field(field: forms.Field, *, partial: bool) -> serializers.Field[Any, Any, Any, Any]:
    """The JSON field that asks what a field of a form asks."""
    given: dict[str, Any] = {"required": field.required and not partial}
    if field.initial is not None and not partial:
        given = {"required": False, "default": field.initial}
    given |= {"label": str(field.label)}
    for kind, make in _MAKERS:
        if isinstance(field, kind):
            made: serializers.Field[Any, Any, Any, Any] = make(field, given)
            return made
    raise TypeError(f"no JSON field for {type(field).__name__}")


def _date(field: Any, given: dict[str, Any]) -> Any:
    return TrueDate(allow_null=not field.required, **given)


def _whole(field: Any, given: dict[str, Any]) -> Any:
    bounds = {"min_value": field.min_value, "max_value": field.max_value}
    return TrueInteger(allow_null=not field.required, **bounds, **given)


def _area(field: Any, given: dict[str, Any]) -> Any:
    return serializers.DecimalField(
        max_digits=20,
        decimal_places=4,
        min_value=0,
        allow_null=not field.required,
        **given,
    )


def _row(_field: Any, given: dict[str, Any]) -> Any:
    return TrueInteger(min_value=1, max_value=2**63 - 1, allow_null=True, **given)


def _some(field: Any, given: dict[str, Any]) -> Any:
    return serializers.ListField(child=TrueChoice(choices=_keys(field)), max_length=20, **given)


def _one(field: Any, given: dict[str, Any]) -> Any:
    if not _keys(field):
        return TrueInteger(min_value=1, max_value=LARGEST_NUMBER, **given)
    said = str(field.error_messages["invalid_choice"])
    own: dict[str, Any] = {} if "%" in said else {"error_messages": {"invalid_choice": said}}
    return TrueChoice(choices=_keys(field), **own, **given)


def _keys(field: Any) -> list[tuple[Any, str]]:
    """The choices, numbers as numbers."""
    coerce = getattr(field, "coerce", str)
    whole = isinstance(field, forms.TypedChoiceField) and coerce is int
    choices = [(key, str(words)) for key, words in field.choices]
    if whole:
        return [(int(key), words) for key, words in choices if key != ""]
    return choices


def _yes_no(_field: Any, given: dict[str, Any]) -> Any:
    return TrueBoolean(**given)


def _text(field: Any, given: dict[str, Any]) -> Any:
    return TrueText(allow_blank=not field.required, max_length=field.max_length, **given)


_MAKERS: tuple[tuple[type[forms.Field], Any], ...] = (
    (VietnameseDateField, _date),
    (WholeNumberField, _whole),
    (AreaField, _area),
    (forms.ModelChoiceField, _row),
    (forms.MultipleChoiceField, _some),
    (forms.ChoiceField, _one),
    (forms.BooleanField, _yes_no),
    (forms.CharField, _text),
)
