"""Figures of mediation at the base (hòa giải ở cơ sở)."""

from django.db.models import Q

from petitions.enums import MediationOutcome
from petitions.models import Mediation
from songcong.core.figures import Better, Count, Line, Pillar, Rate, Section, Table, Where
from songcong.core.periods import Window


def _line(row: Mediation) -> Line:
    return Line(
        row_id=row.pk,
        record_id=row.pk,
        code=row.register_no,
        kind="Hòa giải ở cơ sở",
        day=row.received_on,
        due_on=None,
        subject=row.matter,
    )


def _open_in(window: Window) -> Q:
    """Received by the end and not ended before the period."""
    going_on = Q(ended_on__isnull=True) | Q(ended_on__gte=window.start)
    return Q(received_on__lte=window.end) & going_on


def _settled(window: Window) -> Q:
    return Q(outcome=MediationOutcome.SETTLED, ended_on__lte=window.end)


def _not_settled(window: Window) -> Q:
    return Q(outcome=MediationOutcome.NOT_SETTLED, ended_on__lte=window.end)


def _in_progress(window: Window) -> Q:
    """Without both an end by now and an outcome it goes on, whatever one of them says."""
    decided = Q(outcome__in=(MediationOutcome.SETTLED, MediationOutcome.NOT_SETTLED))
    return Q(ended_on__isnull=True) | Q(ended_on__gt=window.end) | ~decided


CASES = Table(
    topic="mediation",
    name="sổ hòa giải",
    rows=Mediation.objects.live,
    unit="unit_id",
    day="received_on",
    scope=_open_in,
    line=_line,
    readable=Mediation.objects.visible_to,
)


def _cases(key: str, name: str, where: Where, better: Better = Better.NEITHER) -> Count:
    return Count(key=key, name=name, measure="vụ", table=CASES, where=where, better=better)


MEDIATION = Section(
    "mediation",
    "Hòa giải ở cơ sở",
    (
        _cases("carried_over", "Vụ kỳ trước chuyển sang", lambda w: Q(received_on__lt=w.start)),
        _cases("received", "Vụ tiếp nhận trong kỳ", lambda w: Q(received_on__gte=w.start)),
        _cases("total", "Tổng số vụ", lambda _w: Q()),
        _cases("settled", "Vụ hòa giải thành", _settled, Better.MORE),
        _cases("not_settled", "Vụ hòa giải không thành", _not_settled, Better.LESS),
        _cases("in_progress", "Vụ đang hòa giải", _in_progress),
        Rate(
            key="settled_rate",
            name="Tỷ lệ hòa giải thành",
            pillar=Pillar.BENEFIT,
            better=Better.MORE,
            numerator=("settled",),
            denominator=("settled", "not_settled"),
        ),
    ),
)
