"""Figures of the cases that make hot spots, as they stand on the last day of a period."""

from django.db.models import Count as SqlCount
from django.db.models import IntegerField, OuterRef, Q, Subquery
from django.db.models.lookups import GreaterThanOrEqual

from petitions.figures.hot_spot import (
    about_key,
    lately,
    long_overdue,
    norm,
    of_many,
    place_key,
    signed_by_many,
    told_apart,
)
from petitions.figures.petition import line_of
from petitions.figures.reception import line_of as reception_line
from petitions.models import Petition, Reception
from petitions.rules import hot_spots as rules
from songcong.core.figures import Better, Count, Section, Table
from songcong.core.periods import Window

CASES = Table(
    topic="petition",
    name="sổ đơn thư",
    rows=lambda: Petition.objects.live().alias(place=place_key(), about=about_key()),
    unit="unit_id",
    day="received_on",
    scope=lambda window: (
        signed_by_many(window.end) | long_overdue(window.end) | lately(window.end, rules.WINDOW)
    ),
    line=line_of,
    readable=Petition.objects.visible_to,
)
CROWDS = Table(
    topic="reception",
    name="sổ tiếp công dân",
    rows=Reception.objects.live,
    unit="unit_id",
    day="received_on",
    scope=lambda window: of_many(window.end),
    line=reception_line,
    readable=Reception.objects.visible_to,
)


def _clustered(window: Window) -> Q:
    """Came lately with as many others of the same unit, place and subject as make a hot spot."""
    alike = (
        Petition.objects.live()
        .filter(lately(window.end, rules.WINDOW), told_apart(), unit=OuterRef("unit"))
        .annotate(place=place_key(), about=about_key())
        .filter(place=OuterRef("place"), about=OuterRef("about"))
        .order_by()
        .values("unit")
        .annotate(how_many=SqlCount("pk"))
        .values("how_many")
    )
    many = GreaterThanOrEqual(
        Subquery(alike, output_field=IntegerField()), norm(rules.CLUSTER, window.end)
    )
    return lately(window.end, rules.WINDOW) & told_apart() & Q(many)


HOT_SPOT_CASES = Section(
    "hot_spot_cases",
    "Vụ việc ở điểm nóng",
    (
        Count(
            key="signed_by_many",
            name="Đơn đông người ký, chưa giải quyết",
            measure="đơn",
            table=CASES,
            where=lambda window: signed_by_many(window.end),
            better=Better.LESS,
        ),
        Count(
            key="long_overdue",
            name="Đơn kéo dài quá hạn đã lâu",
            measure="đơn",
            table=CASES,
            where=lambda window: long_overdue(window.end),
            better=Better.LESS,
        ),
        Count(
            key="clustered",
            name="Đơn dồn về cùng lĩnh vực, cùng nơi",
            measure="đơn",
            table=CASES,
            where=_clustered,
            better=Better.LESS,
        ),
        Count(
            key="crowds",
            name="Đoàn đông người",
            measure="đoàn",
            table=CROWDS,
            better=Better.LESS,
        ),
    ),
)
