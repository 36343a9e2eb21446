"""The hot spots of the committee's units, with the cases behind each as far as they are open."""

from collections.abc import Generator, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from petitions.enums import PetitionKind
from petitions.figures.hot_spot import hot_spots
from petitions.filters.hot_spot import HotSpotFilter
from petitions.models import Petition, Reception
from petitions.rules.hot_spots import NORMS, RULES, Case, HotSpot, Kind
from songcong.core.download import LABELS, Outgoing
from songcong.core.norms import NormMissing
from songcong.core.vietnamese import short_date
from wards.calendar import norm_table
from wards.http import OfficialRequest, export_view, official
from wards.models import Unit, predecessors, with_predecessors
from wards.rules.reader import CITY
from wards.views.official.cells import RESTRICTED

MOST: Final = 50
"""Cases of one hot spot that the page lists; files have them all."""
MEASURES: Final = {Kind.GROUPS: "đoàn"}
TITLES: Final = {rule.kind: rule.title for rule in RULES}
COLUMNS: Final = (
    *("Loại điểm nóng", "Đơn vị", "Thôn, tổ dân phố", "Lĩnh vực", "Số vụ việc", "Số người"),
    *("Số đơn, lượt tiếp", "Loại vụ việc", "Ngày nhận", "Hạn giải quyết", "Người của vụ việc"),
    *("Nội dung", "Trạng thái"),
)


@dataclass(frozen=True)
class ShownCase:
    """A case of a hot spot: where it opens and what it is about, or that it is restricted."""

    case: Case
    url: str
    content: str = ""
    state: str = ""

    @property
    def label(self) -> str:
        return self.case.label if self.url else RESTRICTED

    @property
    def persons(self) -> int | None:
        return self.case.persons if self.url else None


@dataclass(frozen=True)
class ShownSpot:
    """A hot spot as the page tells it."""

    spot: HotSpot
    unit: str
    cases: tuple[ShownCase, ...]

    @property
    def title(self) -> str:
        return TITLES[self.spot.kind]

    @property
    def where(self) -> str:
        """ "TDP 1, Phường Phố Cò"."""
        return ", ".join(part for part in (self.spot.place, self.unit) if part)

    @property
    def count(self) -> str:
        return f"{len(self.cases)} {MEASURES.get(self.spot.kind, 'đơn')}"

    @property
    def persons(self) -> int | None:
        """How many people, where every case may be opened."""
        told = [case.persons for case in self.cases]
        return None if None in told else sum(one or 0 for one in told)

    @property
    def listed(self) -> tuple[ShownCase, ...]:
        return self.cases[:MOST]

    @property
    def more(self) -> int:
        return len(self.cases) - len(self.listed)


class _Asked:
    """The hot spots as one request asks for them."""

    def __init__(self, request: OfficialRequest) -> None:
        reader = request.reader
        ids = reader.units(*CITY)
        named = {unit.pk: unit for unit in Unit.objects.public().filter(pk__in=ids).listed()}
        today = reader.day
        standing = {pk: unit for pk, unit in named.items() if _stands(unit, today)}
        self.form = HotSpotFilter(request.GET, standing, today)
        self.reader, self.named, self.day = reader, named, self.form.day
        self.standing = len(standing)
        picked = self.form.unit
        wanted = with_predecessors([picked.pk], predecessors()) if picked else ids
        self.unit_ids = [pk for pk in named if pk in wanted]

    def spots(self) -> list[ShownSpot]:
        kind = self.form.kind
        found = [
            spot for spot in hot_spots(self.unit_ids, self.day) if kind is None or spot.kind is kind
        ]
        return _shown(found, self)

    @property
    def in_words(self) -> str:
        """What was asked for, for a sheet of paper."""
        unit = str(self.form.unit) if self.form.unit else f"{self.standing} đơn vị"
        kind = TITLES[self.form.kind] if self.form.kind else "mọi loại điểm nóng"
        return f"{unit}, {kind.lower()}, tính đến hết ngày {short_date(self.day)}"


@require_safe
@official(*CITY)
def hot_spot_list(request: OfficialRequest) -> HttpResponse:
    """``?quy=&ngay=&don_vi=&loai=``: hot spots, the rules by which they are found, the cases."""
    asked = _Asked(request)
    spots = asked.spots()
    files = [
        (reverse("petitions:steering-hot-spot-export", args=[kind]), label)
        for kind, label in LABELS
    ]
    context = {
        "form": asked.form,
        "day": asked.day,
        "spots": spots,
        "rules": _rules(asked.day),
        "files": files if spots else [],
    }
    status = 400 if asked.form.errors else 200
    return render(request, "petitions/steering/hot_spot/list.html", context, status=status)


@require_safe
@official(*CITY)
def hot_spot_print(request: OfficialRequest) -> HttpResponse:
    """The same on A4 landscape, with every case."""
    asked = _Asked(request)
    context = {
        "spots": asked.spots(),
        "asked": asked.in_words,
        "printed": short_date(asked.reader.day),
        "query": request.GET.urlencode(),
    }
    return render(request, "petitions/steering/hot_spot/print.html", context)


def _outgoing(request: OfficialRequest) -> Outgoing:
    return Outgoing("Điểm nóng", COLUMNS, _file_rows(_Asked(request).spots()))


hot_spot_export = export_view(CITY, _outgoing)


def _stands(unit: Unit, day: date) -> bool:
    return unit.in_force_between(day, day)


def _shown(spots: Iterable[HotSpot], asked: _Asked) -> list[ShownSpot]:
    """Two queries find which cases the reader may open."""
    spots = list(spots)
    by_topic: dict[str, set[int]] = {"petition": set(), "reception": set()}
    for spot in spots:
        for case in spot.cases:
            by_topic[case.topic].add(case.pk)
    petitions = Petition.objects.visible_to(asked.reader).filter(pk__in=by_topic["petition"])
    receptions = Reception.objects.visible_to(asked.reader).filter(pk__in=by_topic["reception"])
    opened = {
        "petition": {row.pk: _told(row) for row in petitions.only("kind", "content", "status")},
        "reception": {row.pk: (row.content, "") for row in receptions.only("content")},
    }
    return [
        ShownSpot(
            spot,
            str(asked.named[spot.unit_id]),
            tuple(_case(case, opened) for case in spot.cases),
        )
        for spot in spots
    ]


def _told(petition: Petition) -> tuple[str, str]:
    """What it is about and how it stands; of a denunciation neither, whoever asks."""
    if petition.kind == PetitionKind.DENUNCIATION:
        return "", ""
    return petition.content, petition.get_status_display()


def _case(case: Case, opened: Mapping[str, Mapping[int, tuple[str, str]]]) -> ShownCase:
    said = opened[case.topic].get(case.pk)
    if said is None:
        return ShownCase(case, "")
    url = reverse(f"petitions:official-{case.topic}-detail", args=[case.pk])
    return ShownCase(case, url, *said)


def _rules(day: date) -> list[tuple[str, str, bool]]:
    """Each rule in the words of the norms of the day, and whether they were all confirmed."""
    norms, table = {}, norm_table()
    for key in NORMS:
        with suppress(NormMissing):
            norms[key] = table.resolve(key, day)
    values = {key: norm.value for key, norm in norms.items()}
    return [
        (
            rule.title,
            rule.in_words(values) or "Chưa có định mức có hiệu lực vào ngày này.",
            all(key in norms and norms[key].confirmed for key in rule.norms),
        )
        for rule in RULES
    ]


def _file_rows(spots: Iterable[ShownSpot]) -> Generator[list[Any], None, None]:
    for shown in spots:
        spot = shown.spot
        for one in shown.cases:
            yield [
                *(shown.title, shown.unit, spot.place, spot.field),
                *(len(shown.cases), shown.persons, one.case.code, one.label),
                *(one.case.day, one.case.due_on, one.persons),
                *(one.content, one.state),
            ]
