"""The first page of the administration: what is still to be looked at."""

from typing import NamedTuple

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wards.http import OfficialRequest, official
from wards.models import Holiday, NormRow
from wards.rules.keeping import GROUND
from wards.rules.reader import Reader


class Matter(NamedTuple):
    """So many of something, and the page that lists them."""

    how_many: int
    what: str
    url: str


@require_safe
@official(*GROUND)
def home(request: OfficialRequest) -> HttpResponse:
    """What waits for somebody who keeps the ground, each with its list."""
    reader = request.reader
    matters = _law(reader)
    return render(request, "wards/admin/home.html", {"matters": [m for m in matters if m.how_many]})


def _law(reader: Reader) -> list[Matter]:
    in_force = Q(in_force_to__isnull=True) | Q(in_force_to__gte=reader.day)
    norms = NormRow.objects.visible_to(reader).filter(in_force, confirmed=False).count()
    matters = [Matter(norms, "định mức đang hiệu lực chưa đối chiếu với văn bản", _norms())]
    years = (reader.day.year, reader.day.year + 1)
    days = Holiday.objects.visible_to(reader).filter(day__year__in=years)
    waiting = Count("pk", filter=Q(confirmed=False))
    rows = days.values("day__year").annotate(known=Count("pk"), waiting=waiting)
    counted = {row["day__year"]: (row["known"], row["waiting"]) for row in rows}
    for year in years:
        known, open_ = counted.get(year, (0, 0))
        url = f"{reverse('wards:admin-holiday-list')}?year={year}"
        if not known:
            matters.append(Matter(1, f"năm ({year}) chưa có ngày nghỉ nào trong bảng", url))
        matters.append(Matter(open_, f"ngày nghỉ năm {year} chưa đối chiếu", url))
    return matters


def _norms() -> str:
    return f"{reverse('wards:admin-norm-list')}?time=now&confirmed=no"
