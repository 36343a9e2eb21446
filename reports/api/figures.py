"""``/api/v1/figures/``: the figures of a quarter, and the rows behind one of them."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound, PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reports.api.opened import OpenedSerializer, as_json
from reports.figures import (
    READERS,
    Page,
    UnitOfPeriod,
    open_figure,
    quarter_figures,
    units_of,
)
from songcong.core.periods import Period, Scheme, parse_quarter, parse_scheme
from wards.api.reading import api_reader
from wards.api.shapes import answers_with
from wards.rules.reader import Reader


class QuarterQuery(serializers.Serializer[Any]):
    """Which quarter, by which scheme, of which unit."""

    quarter = serializers.CharField(help_text="Quý, viết dạng 2021Q3.")
    unit = serializers.CharField(
        required=False, help_text="Mã đơn vị; mã dùng hai lần trong kỳ: mã@ngày-có-hiệu-lực."
    )
    scheme = serializers.CharField(
        default=Scheme.INSPECTORATE.value,
        help_text="inspectorate (từ ngày 15) hoặc calendar (quý dương lịch).",
    )

    def period(self) -> Period:
        """The quarter asked for; raises Refused."""
        asked = self.validated_data
        return parse_quarter(asked["quarter"], parse_scheme(asked["scheme"]))


class RowsQuery(QuarterQuery):
    """Which figure to open, and which page of its rows."""

    key = serializers.CharField(help_text="Mã chỉ tiêu, ví dụ petitions.settlement.late.")
    part = serializers.ChoiceField(
        ["rows", "numerator", "denominator"],
        required=False,
        help_text="Chỉ một phần: tử số hay mẫu số của một tỷ lệ.",
    )
    after = serializers.CharField(required=False, help_text="Giá trị next của trang trước.")
    size = serializers.IntegerField(min_value=1, max_value=1000, default=500)


class FiguresSerializer(serializers.Serializer[Any]):
    """Nested figures by unit, and their total."""

    quarter = serializers.CharField()
    period = serializers.ListField(child=serializers.DateField(), min_length=2, max_length=2)
    as_of = serializers.DateField()
    units = serializers.DictField(child=serializers.DictField())
    total = serializers.DictField()


class FiguresView(APIView):
    """The figures of a quarter for those who may see them."""

    @extend_schema(parameters=[QuarterQuery], responses=answers_with(FiguresSerializer))
    def get(self, request: Request) -> Response:
        """Số liệu của quý: từng đơn vị và tổng số."""
        query = QuarterQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        reader = api_reader(request, *READERS)
        units = _units(reader, query.period(), query.validated_data.get("unit"))
        return Response(quarter_figures(query.period(), units, today=reader.day).as_json())


class FigureRowsView(APIView):
    """The rows that a figure is made of."""

    @extend_schema(parameters=[RowsQuery], responses=answers_with(OpenedSerializer))
    def get(self, request: Request) -> Response:
        """Các dòng làm nên một số liệu; tỷ lệ mở ra tử số và mẫu số."""
        query = RowsQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        asked, reader = query.validated_data, api_reader(request, *READERS)
        units = _units(reader, query.period(), asked.get("unit"))
        page = Page(asked.get("after", ""), asked.get("part", ""), asked["size"])
        opened = open_figure(query.period(), asked["key"], units, reader=reader, page=page)
        return Response(as_json(opened))


def _units(reader: Reader, period: Period, key: str | None) -> list[UnitOfPeriod]:
    """The units of the period that the reader sees, or the one asked for.

    Raises NotFound for a unit that the period does not have, PermissionDenied for another's.
    """
    units = units_of(period)
    if key is not None:
        units = [unit for unit in units if key in (unit.key, unit.unit.code)]
        if not units:
            raise NotFound(f"Kỳ {period.label} không có đơn vị mang mã «{key}».")
    seen = reader.units(*READERS)
    mine = [unit for unit in units if unit.unit.pk in seen]
    if not mine:
        raise PermissionDenied
    return mine
