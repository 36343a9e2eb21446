"""``/api/v1/disclosures/`` and ``/api/v1/meetings/``: what anyone may read of a ward's life."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from songcong.core import clock
from songcong.core.keyset import Page, page_of, read_place
from wards.api.shapes import answers_with
from wards.enums import MeetingKind
from wards.filters.public import matters_on, units_public
from wards.models import Disclosure, Meeting, Unit
from wards.rules.public_view import DISCLOSURE_NAMES, MEETING_NAMES


class PublicQuery(serializers.Serializer[Any]):
    """Of which unit, in which year, from where on."""

    unit = serializers.CharField(required=False, help_text="Mã đơn vị, ví dụ 05521.")
    year = serializers.IntegerField(required=False, min_value=1990, max_value=2200)
    after = serializers.CharField(required=False, help_text="Giá trị next của trang trước.")

    def page(self, rows: Any, day: str, units: Mapping[int, Unit], names: tuple[str, ...]) -> Page:
        """A page of 30 rows, the newest day first; an unknown unit has none."""
        asked = self.validated_data
        code = asked.get("unit")
        if asked.get("year"):
            rows = rows.filter(**{f"{day}__year": asked["year"]})
        parts = [
            rows.filter(unit=pk).values(*names)
            for pk, unit in units.items()
            if code in (None, unit.code, unit.key)
        ]
        return page_of(parts, day, read_place(asked.get("after", "")))


class UnitSerializer(serializers.Serializer[Any]):
    """A unit: its code may be used again, the day from which it is valid tells them apart."""

    code = serializers.CharField()
    valid_from = serializers.DateField()
    name = serializers.CharField(source="__str__")


class DisclosureSerializer(serializers.Serializer[Any]):
    """A matter made public."""

    id = serializers.IntegerField()
    unit = UnitSerializer()
    item = serializers.IntegerField(min_value=1, max_value=14)
    matter = serializers.CharField()
    content = serializers.CharField()
    document_on = serializers.DateField()
    published_on = serializers.DateField()


class DisclosurePageSerializer(serializers.Serializer[Any]):
    """Thirty matters, and where the next ones begin."""

    results = DisclosureSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class MeetingSerializer(serializers.Serializer[Any]):
    """A meeting as anyone may know it."""

    id = serializers.IntegerField()
    unit = UnitSerializer()
    kind = serializers.ChoiceField(MeetingKind.choices)
    neighbourhood = serializers.CharField(allow_blank=True)
    held_on = serializers.DateField()


class MeetingPageSerializer(serializers.Serializer[Any]):
    """Thirty meetings, and where the next ones begin."""

    results = MeetingSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class DisclosuresView(APIView):
    """What the wards made public."""

    permission_classes = (AllowAny,)

    @extend_schema(parameters=[PublicQuery], responses=answers_with(DisclosurePageSerializer))
    def get(self, request: Request) -> Response:
        """Nội dung đã công khai, mới nhất trước."""
        query, units, today = _asked(request)
        rows = Disclosure.objects.public(today)
        page = query.page(rows, "published_on", units, DISCLOSURE_NAMES)
        matters = matters_on(today)
        results = [
            {**row, "unit": units[row["unit_id"]], "matter": matters.get(row["item"], "")}
            for row in page.rows
        ]
        return _answer(DisclosurePageSerializer, results, page)


class MeetingsView(APIView):
    """Meetings held and called."""

    permission_classes = (AllowAny,)

    @extend_schema(parameters=[PublicQuery], responses=answers_with(MeetingPageSerializer))
    def get(self, request: Request) -> Response:
        """Các cuộc họp đã diễn ra và sắp tới, ngày muộn nhất trước."""
        query, units, _today = _asked(request)
        rows = Meeting.objects.public()
        page = query.page(rows, "held_on", units, MEETING_NAMES)
        results = [
            {**row, "unit": units[row["unit_id"]], "neighbourhood": row["neighbourhood_text"]}
            for row in page.rows
        ]
        return _answer(MeetingPageSerializer, results, page)


def _asked(request: Request) -> tuple[PublicQuery, Mapping[int, Unit], date]:
    query = PublicQuery(data=request.query_params)
    query.is_valid(raise_exception=True)
    today = clock.today()
    return query, units_public(today), today


def _answer(
    shape: type[serializers.Serializer[Any]], results: list[dict[str, Any]], page: Page
) -> Response:
    return Response(shape({"results": results, "next": page.following or None}).data)
