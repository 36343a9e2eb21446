"""An opened figure as JSON."""

from decimal import Decimal
from typing import Any

from rest_framework import serializers

from reports.figures import Opened, OpenedLine, Part
from songcong.core.figures import Rate, Sum


class RowSerializer(serializers.Serializer[Any]):
    """A row; of a restricted one only code, kind and due day are told."""

    id = serializers.IntegerField(allow_null=True)
    code = serializers.CharField()
    kind = serializers.CharField()
    date = serializers.DateField(allow_null=True)
    due_on = serializers.DateField(allow_null=True)
    subject = serializers.CharField()
    restricted = serializers.BooleanField()
    value = serializers.FloatField()


class PartSerializer(serializers.Serializer[Any]):
    """Rows with what they come to; ``next`` is the ``after`` of the next page."""

    keys = serializers.ListField(child=serializers.CharField())
    value = serializers.FloatField()
    count = serializers.IntegerField()
    rows = RowSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class OpenedSerializer(PartSerializer):
    """A figure and its rows; a rate has numerator and denominator in their place."""

    quarter = serializers.CharField()
    as_of = serializers.DateField()
    key = serializers.CharField()
    name = serializers.CharField()
    measure = serializers.CharField()
    figure = serializers.ChoiceField(["count", "sum", "rate"])
    numerator = PartSerializer(required=False)
    denominator = PartSerializer(required=False)


def as_json(opened: Opened) -> dict[str, Any]:
    """The figure with its rows, or with its parts."""
    parts = {part.name: _part(part) for part in opened.parts}
    return {
        "quarter": opened.period.code,
        "as_of": opened.as_of.isoformat(),
        "key": opened.key,
        "name": opened.figure.name,
        "measure": opened.figure.measure,
        "figure": _kind(opened),
        **(parts.pop("rows", {})),
        **parts,
    }


def _kind(opened: Opened) -> str:
    if isinstance(opened.figure, Rate):
        return "rate"
    return "sum" if isinstance(opened.figure, Sum) else "count"


def _part(part: Part) -> dict[str, Any]:
    return {
        "keys": list(part.keys),
        "value": _number(part.value),
        "count": part.count,
        "rows": [_row(line) for line in part.lines],
        "next": part.following or None,
    }


def _row(opened: OpenedLine) -> dict[str, Any]:
    line = opened.line
    return {
        "id": None if opened.restricted else line.record_id,
        "code": line.code,
        "kind": line.kind,
        "date": None if opened.restricted else line.day.isoformat(),
        "due_on": line.due_on.isoformat() if line.due_on else None,
        "subject": opened.subject,
        "restricted": opened.restricted,
        "value": _number(opened.value),
    }


def _number(value: int | Decimal) -> int | float:
    return float(value) if value != int(value) else int(value)
