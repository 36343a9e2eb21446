"""The first page of the administration: what is still to be looked at."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wards.http import OfficialRequest, official
from wards.models import Holiday, NormRow, RoleAssignment, Signatory, SteeringCommittee, User
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
    matters = [*_law(reader), *_committees(reader), *_people(reader)]
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


def _committees(reader: Reader) -> list[Matter]:
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=reader.day)
    signed = Signatory.objects.visible_to(reader).filter(
        lasting, committee=OuterRef("pk"), valid_from__lte=reader.day
    )
    alive = (
        Q(ward__isnull=True) | Q(ward__valid_to__isnull=True) | Q(ward__valid_to__gte=reader.day)
    )
    unsigned = SteeringCommittee.objects.visible_to(reader).filter(
        alive, ~Exists(signed.exclude(name=""))
    )
    url = f"{reverse('wards:admin-committee-list')}?signed=no"
    return [Matter(unsigned.count(), "Ban Chỉ đạo chưa có tên người ký", url)]


def _people(reader: Reader) -> list[Matter]:
    held = RoleAssignment.objects.visible_to(reader).in_force(reader.day)
    idle = User.objects.visible_to(reader).filter(
        ~Exists(held.filter(user=OuterRef("pk"))), is_active=True
    )
    url = f"{reverse('wards:admin-person-list')}?state=idle"
    return [Matter(idle.count(), "tài khoản đang dùng mà không còn vai trò nào", url)]
