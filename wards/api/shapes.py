"""The shapes of a register's JSON, made out of its forms."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from rest_framework import serializers

from wards.api.fields import DayField, TrueInteger, TrueText, json_field

Shape = type[serializers.Serializer[Any]]
NOT_ASKED = ("unit", "version")
LARGEST_VERSION = 2**31 - 1


@dataclass(frozen=True)
class Shapes:
    """What is sent for a new record and for a change, and what comes back."""

    new: Shape
    changed: Shape
    shown: Shape

    def page(self) -> Shape:
        """A page of records."""
        rows = {"rows": self.shown(many=True), "next": serializers.CharField(allow_null=True)}
        return shape(f"{self.shown.__name__}Page", rows)


class Known(serializers.Serializer[Any]):
    """Refuses names that are none of its own: a typing error is no silent loss."""

    def to_internal_value(self, data: Any) -> Any:
        strange = set(data) - set(self.fields) if isinstance(data, Mapping) else set()
        if strange:
            raise serializers.ValidationError({name: ["Không có mục này."] for name in strange})
        return super().to_internal_value(data)


class PageQuery(serializers.Serializer[Any]):
    """Which records, and which page of them."""

    unit = serializers.CharField(
        required=False, help_text="Mã đơn vị, hoặc mã@ngày-có-hiệu-lực; để trống là mọi đơn vị."
    )
    since = DayField(required=False, help_text="Từ ngày, dạng 2025-06-12.")
    until = DayField(required=False, help_text="Đến hết ngày.")
    after = serializers.CharField(required=False, help_text="Giá trị next của trang trước.")


class CancelShape(Known):
    """Why a record is cancelled, and which version was seen."""

    version = TrueInteger(min_value=1, max_value=LARGEST_VERSION)
    reason = TrueText(max_length=500)


class ErrorShape(serializers.Serializer[Any]):
    """What went wrong: a stable code, a sentence, and sentences by field."""

    code = serializers.CharField()
    message = serializers.CharField()
    fields = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))  # type: ignore[assignment]  # the API's word


WRONG = dict.fromkeys((400, 403, 404, 405, 406, 415, 429), ErrorShape)
"""What every address may answer when something is wrong."""


class ConflictShape(ErrorShape):
    """Somebody else was first: both versions. Other conflicts tell code and sentence alone."""

    current_version = serializers.IntegerField(required=False)
    stored = serializers.DictField(required=False)
    sent = serializers.DictField(required=False)


def answers_with(told: Shape) -> dict[int, Shape]:
    """Every answer of an address that is only read: what it tells, and what may be wrong."""
    return {200: told, **WRONG, 409: ErrorShape}


def shape(name: str, fields: Mapping[str, Any], base: Shape = serializers.Serializer) -> Shape:
    """A serializer of these fields."""
    return type(name, (base,), {"__doc__": "", **fields})


def shapes_of(
    name: str, form: forms.Form, more: Mapping[str, Any], *, without: Collection[str] = ()
) -> Shapes:
    """The shapes of a register: ``more`` is what comes back beside the answers of the form.

    ``without`` names answers that are taken and not given back.
    """
    asked = {key: field for key, field in form.fields.items() if key not in NOT_ASKED}
    unit = serializers.CharField(help_text="Mã đơn vị, dạng mã@ngày-có-hiệu-lực.")
    new = {key: json_field(field, partial=False) for key, field in asked.items()}
    changed: dict[str, Any] = {"version": TrueInteger(min_value=1, max_value=LARGEST_VERSION)}
    changed |= {key: json_field(field, partial=True) for key, field in asked.items()}
    shown = {key: _told(field) for key, field in asked.items() if key not in without}
    whose = {"unit": TrueText(required=False, max_length=21, help_text=unit.help_text)}
    head = {
        "id": serializers.IntegerField(),
        "unit": unit,
        "version": serializers.IntegerField(),
        "register_no": serializers.CharField(),
        "created_at": serializers.DateTimeField(),
        "cancelled_at": serializers.DateTimeField(allow_null=True),
        "cancel_reason": serializers.CharField(),
    }
    return Shapes(
        shape(f"New{name}Record", whose | new, Known),
        shape(f"Changed{name}Record", changed, Known),
        shape(f"{name}Record", {**head, **shown, **more}),
    )


def _told(field: forms.Field) -> serializers.Field[Any, Any, Any, Any]:
    """The answer as it comes back: of any length, as registers bring it in."""
    told = json_field(field, partial=True)
    if isinstance(told, TrueText):
        return serializers.CharField(allow_blank=True, label=str(field.label))
    told.required = True
    return told


def head_of(record: Any) -> dict[str, Any]:
    """What every record tells first."""
    return {
        "id": record.pk,
        "unit": record.unit.key,
        "version": record.version,
        "register_no": record.register_no,
        "created_at": record.created_at,
        "cancelled_at": record.cancelled_at,
        "cancel_reason": record.cancel_reason,
    }


def plain(value: Any) -> Any:
    """A value as JSON tells it: a decimal number as text, exactly."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value
