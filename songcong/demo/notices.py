"""What the people of the demo city find new this morning: the last weeks' cases and answers."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from inspections.models import Recommendation
from inspections.notifications import answered, recommended
from petitions.models import Petition
from petitions.notifications import tell_office
from songcong.core.clock import ZONE
from wards.enums import NoticeKind
from wards.models import Unit

_LATELY: Final = timedelta(days=14)


def tell_what_is_new(units: Iterable[Unit], today: date) -> None:
    """Write the notices that the last two weeks would have left, in the order of the days."""
    wards, since = list(units), today - _LATELY
    petitions = Petition.objects.filter(unit__in=wards, received_on__gte=since)
    told = [(case.received_on, NoticeKind.PETITION_NEW, case) for case in petitions.order_by("pk")]
    told += [
        (case.resolved_on, NoticeKind.PETITION_STEP, case)
        for case in Petition.objects.filter(unit__in=wards, resolved_on__gte=since).order_by("pk")
        if case.resolved_on is not None
    ]
    for day, kind, case in sorted(told, key=lambda one: one[0]):
        data = {"step": "ghi kết quả giải quyết"} if kind == NoticeKind.PETITION_STEP else None
        tell_office(kind, case, by_id=None, at=_morning(day), data=data)
    _tell_of_boards(wards, since)


def _tell_of_boards(wards: list[Unit], since: date) -> None:
    rows = Recommendation.objects.filter(finding__supervision__unit__in=wards)
    for row in rows.select_related("finding__supervision").order_by("sent_on", "pk"):
        supervision = row.finding.supervision
        if row.sent_on is not None and row.sent_on >= since:
            recommended(supervision, by_id=None, at=_morning(row.sent_on))
        if row.answered_on is not None and row.answered_on >= since:
            answered(supervision, by_id=None, at=_morning(row.answered_on))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9, 15), ZONE)
