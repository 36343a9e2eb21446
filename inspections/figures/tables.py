"""The rows that a board's figures count: supervisions, findings, recommendations."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q, QuerySet

from inspections.enums import Board
from inspections.models import Finding, Recommendation, Supervision
from inspections.rules.recommendation import answer_deadline
from songcong.core.figures import Gap, Line, Table, always
from songcong.core.law import Law
from songcong.core.periods import Window
from wards.rules.reader import Reader


def _line(row_id: int, supervision: Supervision, kind: str) -> Line:
    return Line(
        row_id=row_id,
        record_id=supervision.pk,
        code=supervision.register_no,
        kind=kind,
        day=supervision.held_on,
        due_on=None,
        subject=supervision.subject,
    )


def _recommendation_line(row: Recommendation) -> Line:
    supervision = row.finding.supervision
    return Line(
        row_id=row.pk,
        record_id=supervision.pk,
        code=supervision.register_no,
        kind="Kiến nghị",
        day=row.sent_on or supervision.held_on,
        due_on=row.due_on,
        subject=row.content or supervision.subject,
    )


def supervisions(board: Board) -> Table:
    """Supervisions held in the period."""
    return Table(
        topic="supervision",
        name=f"sổ của {board.label}",
        rows=lambda: Supervision.objects.live().of_board(board),
        unit="unit_id",
        day="held_on",
        scope=lambda window: Q(held_on__gte=window.start, held_on__lte=window.end),
        line=lambda row: _line(row.pk, row, "Cuộc giám sát"),
        readable=Supervision.objects.visible_to,
    )


def findings(board: Board) -> Table:
    """What the supervisions held in the period found."""
    return Table(
        topic="supervision",
        name=f"sổ của {board.label}",
        rows=lambda: Finding.objects.filter(
            supervision__board=board, supervision__cancelled_at__isnull=True
        ).select_related("supervision"),
        unit="supervision__unit_id",
        day="supervision__held_on",
        scope=lambda window: Q(
            supervision__held_on__gte=window.start, supervision__held_on__lte=window.end
        ),
        line=lambda row: _line(row.pk, row.supervision, "Kết quả giám sát"),
        readable=lambda reader: Finding.objects.filter(supervision__in=_visible(reader)),
    )


def recommendations(board: Board) -> Table:
    """Recommendations sent by the end and not answered before the period."""
    return Table(
        topic="supervision",
        name=f"sổ của {board.label}",
        rows=lambda: (
            Recommendation.objects.live()
            .filter(
                finding__supervision__board=board, finding__supervision__cancelled_at__isnull=True
            )
            .select_related("finding__supervision")
        ),
        unit="finding__supervision__unit_id",
        day="sent_on",
        scope=_sent_and_open,
        line=_recommendation_line,
        readable=Recommendation.objects.visible_to,
        gap=Gap(column="due_on", alias="judged_due", needed=always, fill=_answer_due(board)),
    )


def _sent_and_open(window: Window) -> Q:
    waiting = Q(answered_on__isnull=True) | Q(answered_on__gte=window.start)
    return Q(sent_on__lte=window.end) & waiting


def _answer_due(board: Board) -> Callable[[Recommendation, Law], date | None]:
    def due_on(row: Recommendation, law: Law) -> date | None:
        return answer_deadline(board, row.sent_on, law).due_on if row.sent_on else None

    return due_on


def _visible(reader: Reader) -> QuerySet[Supervision]:
    return Supervision.objects.visible_to(reader)
