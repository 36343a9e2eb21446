"""Figures of what voters asked of their deputies (kiến nghị cử tri)."""

from django.db.models import F, Q

from petitions.models import VoterPetition
from songcong.core.figures import Better, Count, Line, Pillar, Rate, Section, Table, Where
from songcong.core.periods import Window


def _line(row: VoterPetition) -> Line:
    return Line(
        row_id=row.pk,
        record_id=row.pk,
        code=row.register_no,
        kind=f"Kiến nghị cử tri gửi {row.get_level_display()}",
        day=row.received_on,
        due_on=row.due_on,
        subject=row.field or row.get_status_display(),
    )


def _open_in(window: Window) -> Q:
    """Received by the end and without its last word before the period."""
    going_on = Q(settled_on__isnull=True) | Q(settled_on__gte=window.start)
    return Q(received_on__lte=window.end) & going_on


def _answered(window: Window) -> Q:
    return Q(answered_on__lte=window.end)


def _unanswered(window: Window) -> Q:
    return Q(answered_on__isnull=True) | Q(answered_on__gt=window.end)


def _finished(window: Window) -> Q:
    return Q(settled_on__lte=window.end)


def _promised(window: Window) -> Q:
    """Answered without the last word by then: being settled, or with a road map."""
    return _answered(window) & (Q(settled_on__isnull=True) | Q(settled_on__gt=window.end))


REQUESTS = Table(
    topic="voter",
    name="sổ kiến nghị cử tri",
    rows=VoterPetition.objects.live,
    unit="unit_id",
    day="received_on",
    scope=_open_in,
    line=_line,
    readable=VoterPetition.objects.visible_to,
)


def _requests(key: str, name: str, where: Where, better: Better = Better.NEITHER) -> Count:
    return Count(
        key=key, name=name, measure="kiến nghị", table=REQUESTS, where=where, better=better
    )


VOTERS = Section(
    "voters",
    "Kiến nghị cử tri",
    (
        _requests("carried_over", "Kỳ trước chuyển sang", lambda w: Q(received_on__lt=w.start)),
        _requests("received", "Tiếp nhận trong kỳ", lambda w: Q(received_on__gte=w.start)),
        _requests("total", "Tổng số kiến nghị", lambda _w: Q()),
        _requests("answered", "Đã trả lời", _answered, Better.MORE),
        _requests("settled", "Đã giải quyết xong, giải trình", _finished, Better.MORE),
        _requests("promised", "Đã trả lời, đang hoặc sẽ giải quyết", _promised),
        _requests("unanswered", "Chưa trả lời", _unanswered, Better.LESS),
        _requests(
            "overdue",
            "Chưa trả lời, đã quá hạn",
            lambda w: _unanswered(w) & Q(due_on__lte=w.end),
            Better.LESS,
        ),
        _requests(
            "late",
            "Trả lời trễ hạn",
            lambda w: _answered(w) & Q(answered_on__gt=F("due_on")),
            Better.LESS,
        ),
        Rate(
            key="answered_rate",
            name="Tỷ lệ trả lời kiến nghị cử tri",
            pillar=Pillar.BENEFIT,
            better=Better.MORE,
            numerator=("answered",),
            denominator=("answered", "unanswered"),
        ),
        Rate(
            key="settled_rate",
            name="Tỷ lệ giải quyết kiến nghị cử tri",
            pillar=Pillar.BENEFIT,
            better=Better.MORE,
            numerator=("settled",),
            denominator=("answered", "unanswered"),
        ),
    ),
)
