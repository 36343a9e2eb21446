"""Figures of the people's meetings (họp dân, hội nghị, đối thoại, tiếp xúc cử tri)."""

from django.db.models import Q

from songcong.core.figures import Better, Count, Line, Pillar, Rate, Section, Sum, Table, Where
from songcong.core.periods import Window
from wards.enums import MeetingKind
from wards.models import Meeting


def _line(row: Meeting) -> Line:
    return Line(
        row_id=row.pk,
        record_id=row.pk,
        code=row.register_no,
        kind=row.get_kind_display(),
        day=row.held_on,
        due_on=None,
        subject=row.neighbourhood_text,
    )


HELD = Table(
    topic="meeting",
    name="sổ họp dân",
    rows=Meeting.objects.live,
    unit="unit_id",
    day="held_on",
    scope=lambda window: Q(held_on__gte=window.start, held_on__lte=window.end),
    line=_line,
    readable=Meeting.objects.visible_to,
)


def _of_kind(kind: MeetingKind) -> Where:
    return lambda _window: Q(kind=kind)


def _of_households(_window: Window) -> Q:
    """Meetings to which the households are called."""
    return Q(kind__in=(MeetingKind.COMMUNITY, MeetingKind.CONFERENCE))


def _meetings(kind: MeetingKind) -> Count:
    return Count(key=kind, name=kind.label, measure="cuộc", table=HELD, where=_of_kind(kind))


MEETINGS = Section(
    "meetings",
    "Họp dân, đối thoại, tiếp xúc cử tri",
    (
        *(_meetings(kind) for kind in MeetingKind),
        Sum(
            key="households",
            name="Tổng số hộ được mời họp",
            measure="hộ",
            table=HELD,
            where=_of_households,
            column="total_households",
        ),
        Sum(
            key="households_present",
            name="Số hộ dự họp",
            measure="hộ",
            table=HELD,
            where=_of_households,
            column="households_present",
            better=Better.MORE,
        ),
        Sum(key="opinions", name="Số ý kiến", measure="ý kiến", table=HELD, column="opinions"),
        Sum(
            key="opinions_answered",
            name="Số ý kiến đã trả lời",
            measure="ý kiến",
            table=HELD,
            column="opinions_answered",
            better=Better.MORE,
        ),
        Rate(
            key="turnout_rate",
            name="Tỷ lệ hộ dự họp",
            pillar=Pillar.DISCUSS,
            better=Better.MORE,
            numerator=("households_present",),
            denominator=("households",),
        ),
        Rate(
            key="answered_rate",
            name="Tỷ lệ ý kiến được trả lời",
            pillar=Pillar.DISCUSS,
            better=Better.MORE,
            numerator=("opinions_answered",),
            denominator=("opinions",),
        ),
    ),
)
