"""What a ward owes those it received: an answer within the norm."""

from petitions.models import Reception, ReceptionResult
from petitions.models.reception_result import ReceptionResultQuerySet
from petitions.rules.timetable import ANSWER_WITHIN
from songcong.core.due_days import Owed, owes
from songcong.core.law import Deadline, Law
from songcong.core.law_change import LawChange, Touched, counts_touched, how_many_move
from songcong.core.obligations import Evidence, Obligation
from wards.rules.reader import WARD_OFFICE, Reader


def open_rows(reader: Reader) -> ReceptionResultQuerySet:
    """Answers that were promised and not given yet."""
    rows = ReceptionResult.objects.visible_to(reader).select_related("reception__unit")
    return rows.filter(answered_on__isnull=True, due_on__isnull=False)


def obligation_of(row: ReceptionResult, _reader: Reader | None = None) -> Obligation:
    """The duty that a promised answer is; who came is not told."""
    if row.due_on is None:
        raise ValueError("a reception without a due day owes nothing")
    reception = row.reception
    number = f" số {reception.register_no}" if reception.register_no else ""
    said = f"Trả lời công dân sau buổi tiếp{number} ngày {reception.received_on:%d/%m/%Y}"
    return Obligation(
        key=ANSWER_WITHIN,
        unit_id=reception.unit_id,
        unit=str(reception.unit),
        what=said,
        article=row.due_citation,
        due_on=row.due_on,
        done_on=row.answered_on,
        evidence=Evidence("petitions:official-reception-result", row.reception_id),
        label=said,
    )


def unanswered() -> ReceptionResultQuerySet:
    """Answers promised at receptions and not given yet, of all units."""
    rows = ReceptionResult.objects.filter(must_answer=True, answered_on__isnull=True)
    return rows.filter(reception__in=Reception.objects.live()).select_related("reception")


def _due(row: ReceptionResult, law: Law) -> Deadline:
    return law.deadline(ANSWER_WITHIN, row.reception.received_on)


@counts_touched
def answers_touched(change: LawChange) -> Touched:
    """Answers not given yet that would get another due day."""
    rows = unanswered().filter(due_on__gte=change.first_day).iterator()
    return Touched("trả lời sau tiếp công dân có hạn khác", how_many_move(rows, _due, change))


owes(
    Owed(
        "lượt tiếp công dân còn phải trả lời",
        WARD_OFFICE,
        unanswered,
        _due,
        lambda row: row.reception,
    )
)
