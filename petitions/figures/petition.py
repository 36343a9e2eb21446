"""Figures of the sorting and the settlement of petitions (xử lý đơn, giải quyết đơn)."""

from collections.abc import Callable
from datetime import date

from django.db.models import Case, DateField, F, Q, QuerySet, When
from django.db.models.functions import Coalesce

from petitions.enums import Competence, Handling, Outcome, PetitionKind
from petitions.models import Petition
from petitions.rules.public_code import show_code
from petitions.rules.settlement import settlement_deadline
from songcong.core.figures import Better, Count, Gap, Line, Pillar, Rate, Section, Table, Where
from songcong.core.law import Law
from songcong.core.periods import Window


def line_of(row: Petition) -> Line:
    """A petition behind a figure: never a name, never what it says."""
    return Line(
        row_id=row.pk,
        record_id=row.pk,
        code=row.register_no or show_code(row.public_code),
        kind=row.get_kind_display(),
        day=row.received_on,
        due_on=row.due_on,
        subject=row.field,
    )


def _sorted_in(window: Window) -> Q:
    """Received by the end and not sorted before the period."""
    waiting = Q(processed_on__isnull=True) | Q(processed_on__gte=window.start)
    return Q(received_on__lte=window.end) & waiting


def _processed(window: Window) -> Q:
    return Q(processed_on__lte=window.end)


def _eligible(**conditions: object) -> Where:
    return lambda window: _processed(window) & Q(eligible=True, **conditions)


SORTED = Table(
    topic="petition",
    name="sổ đơn thư",
    rows=Petition.objects.live,
    unit="unit_id",
    day="received_on",
    scope=_sorted_in,
    line=line_of,
    readable=Petition.objects.visible_to,
)


def _taken_up() -> QuerySet[Petition]:
    """Live petitions with the day on which each was taken up.

    Feedback that was handled by "Thụ lý" and has no day of acceptance was taken up when sorted.
    """
    sorted_into_settlement = When(
        kind=PetitionKind.FEEDBACK, handling=Handling.ACCEPT, then=F("processed_on")
    )
    by_sorting = Case(sorted_into_settlement, default=None, output_field=DateField())
    return Petition.objects.live().alias(taken_up=Coalesce(F("accepted_on"), by_sorting))


def _settled_in(window: Window) -> Q:
    """Taken up by the end and not resolved before the period."""
    going_on = Q(resolved_on__isnull=True) | Q(resolved_on__gte=window.start)
    return Q(taken_up__lte=window.end) & going_on


def _in_progress(window: Window) -> Q:
    return Q(resolved_on__isnull=True) | Q(resolved_on__gt=window.end)


def _resolved(window: Window) -> Q:
    return Q(resolved_on__lte=window.end)


def _withdrawn(window: Window) -> Q:
    return _resolved(window) & Q(outcome=Outcome.WITHDRAWN)


def answered(window: Window) -> Q:
    """Resolved otherwise than by withdrawal: only then can it be on time or late."""
    return _resolved(window) & ~Q(outcome=Outcome.WITHDRAWN)


def _due_on(row: Petition, law: Law) -> date | None:
    deadline = settlement_deadline(row, law)
    return deadline.due_on if deadline else None


def due_where(needed: Where) -> Gap:
    """The day by which rows must be settled, told from the law where none is stored."""
    return Gap(column="due_on", alias="judged_due", needed=needed, fill=_due_on)


TAKEN_UP = Table(
    topic="petition",
    name="sổ đơn thư",
    rows=_taken_up,
    unit="unit_id",
    day="received_on",
    scope=_settled_in,
    line=line_of,
    readable=Petition.objects.visible_to,
    gap=due_where(
        lambda window: (_in_progress(window) & Q(suspended_on__isnull=True)) | answered(window)
    ),
)


def _count_of(table: Table) -> Callable[..., Count]:
    def count(key: str, name: str, where: Where, better: Better = Better.NEITHER) -> Count:
        return Count(key=key, name=name, measure="đơn", table=table, where=where, better=better)

    return count


_sort = _count_of(SORTED)
settled_count = _count_of(TAKEN_UP)

PROCESSING = Section(
    "petitions.processing",
    "Xử lý đơn",
    (
        _sort("carried_over", "Đơn kỳ trước chuyển sang", lambda w: Q(received_on__lt=w.start)),
        _sort("received", "Đơn tiếp nhận trong kỳ", lambda w: Q(received_on__gte=w.start)),
        _sort("total", "Tổng số đơn phải xử lý", lambda _w: Q()),
        _sort("processed", "Đơn đã xử lý", _processed, Better.MORE),
        _sort(
            "not_processed",
            "Đơn chưa xử lý",
            lambda w: Q(processed_on__isnull=True) | Q(processed_on__gt=w.end),
            Better.LESS,
        ),
        _sort("eligible", "Đơn đủ điều kiện xử lý", _eligible()),
        _sort("complaint", "Đơn khiếu nại", _eligible(kind=PetitionKind.COMPLAINT)),
        _sort("denunciation", "Đơn tố cáo", _eligible(kind=PetitionKind.DENUNCIATION)),
        _sort("feedback", "Đơn kiến nghị, phản ánh", _eligible(kind=PetitionKind.FEEDBACK)),
        _sort("within_competence", "Đơn thuộc thẩm quyền", _eligible(competence=Competence.WITHIN)),
        _sort(
            "outside_competence",
            "Đơn không thuộc thẩm quyền",
            _eligible(competence=Competence.OUTSIDE),
        ),
        _sort("guided", "Đơn đã hướng dẫn", _eligible(handling=Handling.GUIDE)),
        _sort("forwarded", "Đơn đã chuyển", _eligible(handling=Handling.FORWARD)),
        _sort("urged", "Đơn đã đôn đốc", _eligible(handling=Handling.URGE)),
    ),
)

SETTLEMENT = Section(
    "petitions.settlement",
    "Giải quyết đơn",
    (
        settled_count(
            "carried_over", "Đơn kỳ trước chuyển sang", lambda w: Q(taken_up__lt=w.start)
        ),
        settled_count("accepted", "Đơn thụ lý trong kỳ", lambda w: Q(taken_up__gte=w.start)),
        settled_count("total", "Tổng số đơn phải giải quyết", lambda _w: Q()),
        settled_count("resolved", "Đơn đã giải quyết", _resolved, Better.MORE),
        settled_count(
            "on_time",
            "Đơn giải quyết đúng hạn",
            lambda w: answered(w) & Q(resolved_on__lte=F("judged_due")),
            Better.MORE,
        ),
        settled_count(
            "late",
            "Đơn giải quyết quá hạn",
            lambda w: answered(w) & Q(resolved_on__gt=F("judged_due")),
            Better.LESS,
        ),
        settled_count("withdrawn", "Đơn rút", _withdrawn),
        settled_count("in_progress", "Đơn đang giải quyết", _in_progress),
        settled_count(
            "overdue",
            "Đơn đang giải quyết đã quá hạn",
            lambda w: _in_progress(w) & Q(judged_due__lte=w.end),
            Better.LESS,
        ),
        Rate(
            key="on_time_rate",
            name="Tỷ lệ giải quyết đơn đúng hạn",
            pillar=Pillar.BENEFIT,
            better=Better.MORE,
            numerator=("on_time",),
            denominator=("on_time", "late"),
        ),
    ),
)
