"""Figures of the chair's weekly day for citizens."""

from django.db.models import Q

from petitions.models import LeaderWeek
from songcong.core.figures import Better, Count, Line, Pillar, Rate, Section, Table, Where


def _line(row: LeaderWeek) -> Line:
    return Line(
        row_id=row.pk,
        record_id=row.pk,
        code=f"{row.starts_on:%d/%m/%Y}",
        kind="Tuần tiếp công dân định kỳ",
        day=row.starts_on,
        due_on=row.due_on,
        subject=str(row),
    )


WEEKS = Table(
    topic="week",
    name="lịch tiếp công dân",
    rows=LeaderWeek.objects.judged,
    unit="unit_id",
    day="starts_on",
    scope=lambda window: Q(due_on__gte=window.start, due_on__lte=window.end),
    line=_line,
    readable=LeaderWeek.objects.visible_to,
)


def _weeks(key: str, name: str, where: Where, better: Better = Better.NEITHER) -> Count:
    return Count(key=key, name=name, measure="tuần", table=WEEKS, where=where, better=better)


LEADER_DAYS = Section(
    "leader_days",
    "Chủ tịch tiếp công dân định kỳ",
    (
        _weeks("weeks", "Số tuần phải tiếp", lambda _w: Q()),
        _weeks("held", "Tuần đã tiếp", lambda _w: Q(held=True), Better.MORE),
        _weeks("missed", "Tuần không tiếp", lambda _w: Q(held=False), Better.LESS),
        Rate(
            key="held_rate",
            name="Tỷ lệ tuần có tiếp",
            pillar=Pillar.BENEFIT,
            better=Better.MORE,
            numerator=("held",),
            denominator=("weeks",),
        ),
    ),
)
