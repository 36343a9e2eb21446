"""What a ward owes of petitions not taken up yet: to say so, to sort them, to accept them."""

from typing import Final

from petitions.enums import PetitionKind, PetitionStatus
from petitions.models import Petition
from petitions.models.petition import PetitionQuerySet
from petitions.obligations.petition import RESTRICTED, label_of, page_of, steps_for, what_of
from petitions.rules.step_pages import sorting_verb
from petitions.rules.workflow.rows import UNSORTED
from songcong.core.obligations import Obligation
from wards.rules.reader import Reader

_VERBS: Final = {
    PetitionStatus.RECEIVED: "Phân loại",
    PetitionStatus.AWAITING: "Chờ người gửi bổ sung",
    PetitionStatus.PROCESSED: "Thụ lý",
}


def open_rows(reader: Reader) -> PetitionQuerySet:
    """Petitions that wait to be sorted or taken up, by ``step_due_on``; contents as open."""
    rows = Petition.objects.lines_for(reader).live().select_related("unit")
    return rows.filter(status__in=UNSORTED, step_due_on__isnull=False)


def obligation_of(row: Petition, reader: Reader | None = None) -> Obligation:
    """The duty to take the next step; whoever may is led to it."""
    if row.step_due_on is None:
        raise ValueError("a petition without a day for its next step owes none")
    step = sorting_verb(steps_for(row, reader), row.step_due_key)
    verb = "Báo đã nhận" if step == "acknowledge" else _VERBS[PetitionStatus(row.status)]
    return Obligation(
        key=row.step_due_key,
        unit_id=row.unit_id,
        unit=str(row.unit),
        what=what_of(verb, row),
        article=row.step_due_citation,
        due_on=row.step_due_on,
        done_on=None,
        evidence=page_of(row, step),
        label=RESTRICTED if row.kind == PetitionKind.DENUNCIATION else label_of(verb, row),
    )
