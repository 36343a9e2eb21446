"""Figures of the ways by which petitions come, and of what they concern."""

from typing import Final

from django.db.models import Q

from petitions.enums import EnteredFrom, Source, Subject
from petitions.figures.petition import line_of
from petitions.models import Petition
from songcong.core.figures import Count, Rate, Section, Table, always

RECEIVED: Final = Table(
    topic="petition",
    name="sổ đơn thư",
    rows=Petition.objects.live,
    unit="unit_id",
    day="received_on",
    scope=lambda window: Q(received_on__gte=window.start, received_on__lte=window.end),
    line=line_of,
    readable=Petition.objects.visible_to,
)


def _came(key: str, name: str, **conditions: str) -> Count:
    condition = Q(**conditions)
    where = (lambda _window: condition) if conditions else always
    return Count(key=key, name=name, measure="đơn", table=RECEIVED, where=where)


CHANNELS = Section(
    "channels",
    "Kênh tiếp nhận đơn",
    (
        _came("received", "Đơn nhận trong kỳ"),
        *(_came(way.value, f"Đơn nhận: {way.label.lower()}", source=way) for way in Source),
        *(
            _came(f"from_{way.value}", f"Nhập thay từ: {way.label.lower()}", entered_from=way)
            for way in EnteredFrom
        ),
        Rate(
            key="online_rate",
            name="Tỷ lệ đơn gửi trực tuyến",
            numerator=("online",),
            denominator=("received",),
        ),
    ),
)
SUBJECTS = Section(
    "subjects",
    "Lĩnh vực của đơn nhận trong kỳ",
    tuple(_came(subject.value, subject.label, subject=subject) for subject in Subject),
)
