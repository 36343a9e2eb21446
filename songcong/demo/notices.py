"""What the people of the demo city find new this morning: the last weeks' cases and answers."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final

from inspections.models import Recommendation
from inspections.notifications import answered, recommended
from petitions.models import Petition
from petitions.notifications import tell_office
from songcong.core.clock import ZONE
from wards.enums import NoticeKind
from wards.models import Unit

_LATELY: Final = timedelta(days=14)


Telling = tuple[date, Callable[[datetime], None]]


def tell_what_is_new(units: Iterable[Unit], today: date) -> None:
    """Write the notices that the last two weeks would have left, in the order of the days."""
    wards, since = list(units), today - _LATELY
    told = [*_of_petitions(wards, since), *_of_boards(wards, since)]
    for day, tell in sorted(told, key=lambda one: one[0]):
        tell(_morning(day))


def _of_petitions(wards: list[Unit], since: date) -> Iterator[Telling]:
    rows = Petition.objects.filter(unit__in=wards).order_by("pk")
    new, step = (
        partial(tell_office, NoticeKind.PETITION_NEW),
        partial(tell_office, NoticeKind.PETITION_STEP, data={"step": "ghi kết quả giải quyết"}),
    )
    for case in rows.filter(received_on__gte=since):
        yield case.received_on, _at(partial(new, case, by_id=None))
    for case in rows.filter(resolved_on__gte=since):
        if case.resolved_on is not None:
            yield case.resolved_on, _at(partial(step, case, by_id=None))


def _of_boards(wards: list[Unit], since: date) -> Iterator[Telling]:
    rows = Recommendation.objects.filter(finding__supervision__unit__in=wards)
    for row in rows.select_related("finding__supervision").order_by("pk"):
        supervision = row.finding.supervision
        if row.sent_on is not None and row.sent_on >= since:
            yield row.sent_on, _at(partial(recommended, supervision, by_id=None))
        if row.answered_on is not None and row.answered_on >= since:
            yield row.answered_on, _at(partial(answered, supervision, by_id=None))


def _at(tell: Callable[..., None]) -> Callable[[datetime], None]:
    return lambda at: tell(at=at)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9, 15), ZONE)
