"""Figures of how satisfied senders are with the answers they got."""

from collections.abc import Callable

from django.db.models import F, Q, QuerySet

from petitions.enums import PetitionKind, Satisfaction
from petitions.figures.petition import line_of
from petitions.models import Petition
from songcong.core.figures import Better, Count, Pillar, Rate, Section, Table, Where
from songcong.core.periods import Window


def _rated() -> QuerySet[Petition]:
    rows = Petition.objects.live().exclude(kind=PetitionKind.DENUNCIATION)
    return rows.filter(rating__isnull=False).alias(score=F("rating__score"))


def _rated_in(window: Window) -> Q:
    return Q(rating__rated_on__gte=window.start, rating__rated_on__lte=window.end)


RATED = Table(
    topic="petition",
    name="sổ đơn thư",
    rows=_rated,
    unit="unit_id",
    day="received_on",
    scope=_rated_in,
    line=line_of,
    readable=Petition.objects.visible_to,
)


def _scored(score: Satisfaction) -> Callable[[Window], Q]:
    return lambda _window: Q(score=score)


def _count(key: str, name: str, where: Where, better: Better = Better.NEITHER) -> Count:
    return Count(key=key, name=name, measure="đơn", table=RATED, where=where, better=better)


SATISFACTION = Section(
    "satisfaction",
    "Mức hài lòng của người gửi đơn",
    (
        _count("rated", "Đơn được đánh giá trong kỳ", lambda _w: Q()),
        _count("satisfied", "Hài lòng", _scored(Satisfaction.SATISFIED), Better.MORE),
        _count("neutral", "Bình thường", _scored(Satisfaction.NEUTRAL)),
        _count("unsatisfied", "Chưa hài lòng", _scored(Satisfaction.UNSATISFIED), Better.LESS),
        Rate(
            key="satisfied_rate",
            name="Tỷ lệ hài lòng",
            pillar=Pillar.BENEFIT,
            better=Better.MORE,
            numerator=("satisfied",),
            denominator=("rated",),
        ),
    ),
)
