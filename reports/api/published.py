"""``/api/v1/reports/`` and ``/api/v1/open-figures/``: published reports and what they open."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reports.compile.published import line_of, opened, published, published_periods
from reports.models import QuarterlyReport
from reports.rules.public_code import shown_code
from songcong.core import clock
from songcong.core.periods import parse_quarter
from wards.api.shapes import answers_with

NOT_PUBLISHED = "Chưa công bố số liệu của quý này."


class QuarterOnly(serializers.Serializer[Any]):
    """Which quarter."""

    quarter = serializers.CharField(help_text="Quý, viết dạng 2021Q3.")


class MaybeQuarter(serializers.Serializer[Any]):
    """Which quarter, or the newest that is published."""

    quarter = serializers.CharField(required=False, help_text="Quý, viết dạng 2021Q3.")


class PublishedReportSerializer(serializers.Serializer[Any]):
    """A published report and where its paper is."""

    code = serializers.CharField(help_text="Mã xác minh in trên báo cáo.")
    quarter = serializers.CharField()
    issuer = serializers.CharField()
    unit = serializers.CharField(allow_null=True, help_text="Mã đơn vị; null là thành phố.")
    number = serializers.CharField()
    dated_on = serializers.DateField()
    version = serializers.IntegerField()
    pdf = serializers.CharField()
    sha256 = serializers.CharField()


class PublishedReportsSerializer(serializers.Serializer[Any]):
    """The published reports of a quarter."""

    quarter = serializers.CharField(allow_null=True)
    results = PublishedReportSerializer(many=True)


class OpenUnitSerializer(serializers.Serializer[Any]):
    """The open figures of a unit."""

    code = serializers.CharField()
    name = serializers.CharField()
    figures = serializers.DictField(child=serializers.FloatField(allow_null=True))


class HiddenSerializer(serializers.Serializer[Any]):
    """A figure that is not told, so that nobody can be guessed."""

    unit = serializers.CharField(allow_null=True)
    figure = serializers.CharField()


class OpenFiguresSerializer(serializers.Serializer[Any]):
    """The figures of a published quarter by full key; hidden ones are null."""

    quarter = serializers.CharField()
    period = serializers.ListField(child=serializers.DateField(), min_length=2, max_length=2)
    as_of = serializers.DateField()
    least = serializers.IntegerField()
    units = OpenUnitSerializer(many=True)
    total = serializers.DictField(child=serializers.FloatField(allow_null=True))
    hidden = HiddenSerializer(many=True)


class PublishedReportsView(APIView):
    """Published reports, a quarter at a time."""

    permission_classes = (AllowAny,)

    @extend_schema(parameters=[MaybeQuarter], responses=answers_with(PublishedReportsSerializer))
    def get(self, request: Request) -> Response:
        """Báo cáo đã công bố của một quý; không nêu quý thì là quý mới nhất."""
        query = MaybeQuarter(data=request.query_params)
        query.is_valid(raise_exception=True)
        code = query.validated_data.get("quarter")
        period = parse_quarter(code) if code else next(iter(published_periods()), None)
        if period is None:
            return Response({"quarter": None, "results": []})
        rows = published().of(period).light()
        return Response({"quarter": period.code, "results": [_told(report) for report in rows]})


class OpenFiguresView(APIView):
    """Open figures of a published quarter."""

    permission_classes = (AllowAny,)

    @extend_schema(parameters=[QuarterOnly], responses=answers_with(OpenFiguresSerializer))
    def get(self, request: Request) -> Response:
        """Số liệu mở của một quý đã công bố: từng đơn vị và toàn thành phố."""
        query = QuarterOnly(data=request.query_params)
        query.is_valid(raise_exception=True)
        found = opened(parse_quarter(query.validated_data["quarter"]), clock.today())
        if found is None:
            raise NotFound(NOT_PUBLISHED)
        return Response(found.as_json())


def _told(report: QuarterlyReport) -> dict[str, Any]:
    line, code = line_of(report), shown_code(report.public_code)
    return {
        "code": code,
        "quarter": report.period.code,
        "issuer": line.issuer,
        "unit": report.unit_key if report.unit else None,
        "number": line.number,
        "dated_on": report.dated_on,
        "version": report.version,
        "pdf": reverse("reports:public-paper", args=[code]),
        "sha256": report.pdf_sha256,
    }
