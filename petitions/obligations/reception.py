"""What a ward owes those it received: an answer within the norm."""

from petitions.models import ReceptionResult
from petitions.models.reception_result import ReceptionResultQuerySet
from petitions.rules.timetable import ANSWER_WITHIN
from songcong.core.obligations import Evidence, Obligation
from wards.rules.reader import Reader


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
    return Obligation(
        key=ANSWER_WITHIN,
        unit_id=reception.unit_id,
        unit=str(reception.unit),
        what=f"Trả lời công dân sau buổi tiếp{number} ngày {reception.received_on:%d/%m/%Y}",
        article=row.due_citation,
        due_on=row.due_on,
        done_on=row.answered_on,
        evidence=Evidence("petitions:official-reception-result", row.reception_id),
    )
