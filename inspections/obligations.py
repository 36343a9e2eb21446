"""What a ward owes the boards: answers to their recommendations."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from inspections.enums import Board
from inspections.models import Recommendation, Supervision
from inspections.models.supervision import SupervisionQuerySet
from inspections.rules.recommendation import answer_deadline
from songcong.core.due_days import Owed, owes
from songcong.core.law import Deadline, Law
from songcong.core.law_change import LawChange, Touched, counts_touched, how_many_move
from songcong.core.obligations import Evidence, Obligation
from songcong.core.open_work import Beginning, counts_before, counts_open, goes_on
from songcong.core.periods import Window
from wards.rules.reader import Reader
from wards.rules.rights import WRITERS, may_write


def obligations_for(unit_ids: Collection[int], window: Window) -> list[Obligation]:
    """The recommendations whose last day for an answer falls into the window."""
    rows = Recommendation.objects.live().filter(
        finding__supervision__in=Supervision.objects.live().filter(unit__in=unit_ids),
        sent_on__isnull=False,
        due_on__gte=window.start,
        due_on__lte=window.end,
    )
    return [obligation_of(row) for row in rows.select_related(*_WITH).order_by("due_on", "pk")]


def open_rows(reader: Reader) -> QuerySet[Recommendation]:
    """What the reader's units have still to answer."""
    return (
        Recommendation.objects.live()
        .select_related(*_WITH)
        .filter(
            finding__supervision__in=Supervision.objects.visible_to(reader).live(),
            sent_on__isnull=False,
            answered_on__isnull=True,
            due_on__isnull=False,
        )
    )


_WITH = ("finding__supervision__unit",)


def obligation_of(row: Recommendation, reader: Reader | None = None) -> Obligation:
    """The duty that a recommendation is; whoever may record the answer is led to where it is."""
    supervision = row.finding.supervision
    if row.due_on is None:
        raise ValueError("a recommendation without a due day owes nothing")
    subject = row.content or supervision.subject or "chưa ghi nội dung"
    return Obligation(
        key=f"{supervision.board}.recommendation_answer",
        unit_id=supervision.unit_id,
        unit=str(supervision.unit),
        what=f"Trả lời kiến nghị của {supervision.get_board_display()}: {subject}",
        article=row.due_citation,
        due_on=row.due_on,
        done_on=row.answered_on,
        evidence=_evidence(row, supervision, reader),
        label=f"Trả lời kiến nghị của {supervision.get_board_display()}",
    )


def _evidence(row: Recommendation, supervision: Supervision, reader: Reader | None) -> Evidence:
    board = Board(supervision.board)
    if reader is not None and may_write(reader, board.value, supervision.office_id):
        return Evidence(f"inspections:official-{board}-answer", row.pk)
    return Evidence(f"inspections:official-{board}-detail", supervision.pk)


@counts_touched
def recommendations_touched(change: LawChange) -> Touched:
    """Recommendations not yet answered that would get another due day."""
    rows = Recommendation.objects.filter(
        finding__supervision__in=Supervision.objects.live(),
        sent_on__isnull=False,
        answered_on__isnull=True,
        due_on__gte=change.first_day,
    )
    sent = rows.values_list("finding__supervision__board", "sent_on").iterator()
    moved = how_many_move(sent, _answer_due, change)
    return Touched("kiến nghị chưa trả lời có hạn khác", moved)


def _answer_due(sent: tuple[str, date | None], law: Law) -> Deadline | None:
    board, sent_on = sent
    return answer_deadline(board, sent_on, law) if sent_on else None


@counts_open
def open_in(unit_ids: Collection[int]) -> Touched:
    """The units' recommendations not yet answered."""
    rows = Recommendation.objects.filter(
        finding__supervision__in=Supervision.objects.live().filter(unit__in=unit_ids),
        sent_on__isnull=False,
        answered_on__isnull=True,
    )
    return Touched("kiến nghị chưa trả lời", rows.count())


@counts_before
def lines_before(unit: Beginning) -> Touched:
    """Supervisions of a unit from before its first day."""
    rows = Supervision.objects.live().filter(unit=unit.unit_id, held_on__lt=unit.first)
    return Touched("cuộc giám sát trước ngày đó", rows.count())


@goes_on("cuộc giám sát có kiến nghị chưa trả lời", *WRITERS["inspection"], "investment_board")
def supervisions() -> SupervisionQuerySet:
    """Supervisions of which a recommendation waits for its answer."""
    waiting = Recommendation.objects.live().filter(sent_on__isnull=False, answered_on__isnull=True)
    return Supervision.objects.live().filter(pk__in=waiting.values("finding__supervision"))


def _waiting() -> QuerySet[Recommendation]:
    rows = Recommendation.objects.live().filter(
        finding__supervision__in=Supervision.objects.live(),
        sent_on__isnull=False,
        answered_on__isnull=True,
    )
    return rows.select_related("finding__supervision")


owes(
    Owed(
        "kiến nghị chưa trả lời",
        (*WRITERS["inspection"], "investment_board"),
        _waiting,
        lambda row, law: _answer_due((row.finding.supervision.board, row.sent_on), law),
        lambda row: row.finding.supervision,
    )
)
