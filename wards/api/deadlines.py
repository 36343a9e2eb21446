"""``/api/v1/deadlines/``: the last day of a time limit, for anyone."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import Throttled
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from songcong.core.limits import WAIT_SECONDS, reads_too_often
from wards.api.fields import DayField
from wards.api.shapes import answers_with
from wards.calendar import law
from wards.rules.time_limits import time_limit


class DeadlineQuery(serializers.Serializer[Any]):
    """Which norm, from which day."""

    norm = serializers.CharField(help_text="Khóa định mức, ví dụ disclosure.publish_within.")
    start = DayField(help_text="Ngày bắt đầu, dạng 2025-06-12; ngày này không tính.")


class SkippedSerializer(serializers.Serializer[Any]):
    """A day that does not count, and why."""

    date = serializers.DateField()
    reason = serializers.CharField()


class DeadlineSerializer(serializers.Serializer[Any]):
    """The last day, with the norm, its article and the way there."""

    norm = serializers.CharField()
    value = serializers.CharField()
    unit = serializers.CharField()
    citation = serializers.CharField()
    start = serializers.DateField()
    due_on = serializers.DateField()
    counted = serializers.ListField(child=serializers.DateField())
    skipped = SkippedSerializer(many=True)
    provisional = serializers.BooleanField()


class DeadlinesView(APIView):
    """By when must it be done, and why that day."""

    permission_classes = (AllowAny,)

    @extend_schema(parameters=[DeadlineQuery], responses=answers_with(DeadlineSerializer))
    def get(self, request: Request) -> Response:
        """The last day of a time limit."""
        if reads_too_often(request, "time-limit"):
            raise Throttled(WAIT_SECONDS)
        query = DeadlineQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        found = time_limit(query.validated_data["norm"], query.validated_data["start"], law())
        answer = {
            "norm": found.norm.key,
            "value": f"{found.norm.value.normalize():f}",
            "unit": found.norm.unit,
            "citation": found.norm.citation,
            "start": found.start,
            "due_on": found.way.due_on,
            "counted": found.way.counted,
            "skipped": [{"date": one.day, "reason": one.reason} for one in found.way.skipped],
            "provisional": found.way.provisional,
        }
        return Response(DeadlineSerializer(answer).data)
