"""Figures of publicity (công khai)."""

from datetime import date

from django.db.models import F, Q

from songcong.core.figures import Better, Count, Gap, Line, Pillar, Rate, Section, Table, Where
from songcong.core.law import Law
from songcong.core.periods import Window
from wards.models import Disclosure
from wards.rules.publication import publication_deadline


def _line(row: Disclosure) -> Line:
    return Line(
        row_id=row.pk,
        record_id=row.pk,
        code=row.register_no,
        kind=f"Công khai, mục {row.item}",
        day=row.document_on,
        due_on=row.due_on,
        subject=row.content,
    )


def _due(window: Window) -> Q:
    return Q(judged_due__gte=window.start, judged_due__lte=window.end)


def _backlog(window: Window) -> Q:
    """Due before the period and not made public before it."""
    waiting = Q(published_on__isnull=True) | Q(published_on__gte=window.start)
    return Q(judged_due__lt=window.start) & waiting


def _undated(window: Window) -> Q:
    """A document of a known day without a due day must be judged before it can be left out."""
    return Q(due_on__isnull=True, document_on__lte=window.end)


def _due_on(row: Disclosure, law: Law) -> date:
    return publication_deadline(row.document_on, law).due_on


MATTERS = Table(
    topic="disclosure",
    name="sổ công khai",
    rows=Disclosure.objects.live,
    unit="unit_id",
    day="document_on",
    scope=lambda window: _due(window) | _backlog(window) | _undated(window),
    line=_line,
    readable=Disclosure.objects.visible_to,
    gap=Gap(column="due_on", alias="judged_due", needed=_undated, fill=_due_on),
)


def _matters(
    key: str,
    name: str,
    where: Where,
    better: Better = Better.NEITHER,
    pillar: Pillar | None = None,
) -> Count:
    return Count(
        key=key,
        name=name,
        measure="nội dung",
        table=MATTERS,
        where=where,
        better=better,
        pillar=pillar,
    )


DISCLOSURE = Section(
    "disclosure",
    "Công khai",
    (
        _matters("due", "Nội dung đến hạn công khai trong kỳ", _due),
        _matters(
            "on_time",
            "Nội dung công khai đúng hạn",
            lambda w: _due(w) & Q(published_on__lte=F("judged_due")),
            Better.MORE,
        ),
        _matters(
            "late",
            "Nội dung công khai chậm",
            lambda w: _due(w) & Q(published_on__gt=F("judged_due"), published_on__lte=w.end),
            Better.LESS,
        ),
        _matters(
            "missing",
            "Nội dung đến hạn chưa công khai",
            lambda w: _due(w) & (Q(published_on__isnull=True) | Q(published_on__gt=w.end)),
            Better.LESS,
            Pillar.KNOW,
        ),
        _matters("backlog", "Nội dung quá hạn từ kỳ trước", _backlog, Better.LESS),
        _matters(
            "backlog_cleared",
            "Nội dung quá hạn từ kỳ trước đã công khai trong kỳ",
            lambda w: _backlog(w) & Q(published_on__lte=w.end),
            Better.MORE,
        ),
        Rate(
            key="on_time_rate",
            name="Tỷ lệ công khai đúng hạn",
            pillar=Pillar.KNOW,
            better=Better.MORE,
            numerator=("on_time",),
            denominator=("due",),
        ),
    ),
)
