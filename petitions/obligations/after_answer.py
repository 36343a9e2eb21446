"""What a ward owes once a case is settled: to send the outcome, carry it out, look at it again."""

from typing import Final

from petitions.enums import PetitionKind, PetitionStatus
from petitions.models import Petition
from petitions.models.petition import PetitionQuerySet
from petitions.obligations.petition import RESTRICTED, label_of, page_of, steps_for, what_of
from songcong.core.obligations import Obligation
from wards.rules.reader import Reader

_STEPS: Final = {
    PetitionStatus.RESOLVED: ("send", "Gửi kết quả"),
    PetitionStatus.SENT: ("execute", "Thi hành kết quả"),
    PetitionStatus.REVIEWING: ("answer_again", "Trả lời đề nghị xem lại"),
}


def open_rows(reader: Reader) -> PetitionQuerySet:
    """Settled petitions whose next step has a day, by ``step_due_on``; contents as open."""
    rows = Petition.objects.lines_for(reader).live().select_related("unit", "successor")
    return rows.filter(status__in=_STEPS, step_due_on__isnull=False)


def obligation_of(row: Petition, reader: Reader | None = None) -> Obligation:
    """The duty to take the next step; whoever may is led to it."""
    if row.step_due_on is None:
        raise ValueError("a petition without a day for its next step owes none")
    wanted, verb = _STEPS[PetitionStatus(row.status)]
    there = any(step.verb == wanted for step in steps_for(row, reader))
    return Obligation(
        key=row.step_due_key,
        unit_id=row.unit_id,
        unit=str(row.unit),
        what=what_of(verb, row),
        article=row.step_due_citation,
        due_on=row.step_due_on,
        done_on=None,
        evidence=page_of(row, wanted if there else ""),
        label=RESTRICTED if row.kind == PetitionKind.DENUNCIATION else label_of(verb, row),
    )
