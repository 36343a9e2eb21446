"""What a ward owes its voters: an answer to each request by the day of the norm."""

from collections.abc import Collection

from petitions.access import voter_steps
from petitions.models import VoterPetition
from petitions.models.voter import VoterPetitionQuerySet
from petitions.rules.step_pages import VOTER_WORDS, settling_verb
from petitions.rules.voter import answer_deadline, norm_key
from songcong.core.due_days import Owed, owes
from songcong.core.law import Deadline, Law
from songcong.core.law_change import LawChange, Touched, counts_touched, how_many_move
from songcong.core.obligations import Evidence, Obligation
from songcong.core.periods import Window
from wards.rules.reader import Reader
from wards.rules.rights import WRITERS


def obligations_for(unit_ids: Collection[int], window: Window) -> list[Obligation]:
    """The requests whose last day for an answer falls into the window."""
    rows = VoterPetition.objects.filter(
        unit__in=unit_ids, due_on__gte=window.start, due_on__lte=window.end
    )
    ordered = rows.live().select_related("unit").order_by("due_on", "pk")
    return [obligation_of(row) for row in ordered]


def open_rows(reader: Reader) -> VoterPetitionQuerySet:
    """What the reader's units have still to answer."""
    rows = VoterPetition.objects.visible_to(reader).live().select_related("unit")
    return rows.filter(answered_on__isnull=True, due_on__isnull=False)


def obligation_of(row: VoterPetition, reader: Reader | None = None) -> Obligation:
    """The duty that a request is; whoever may answer it is led to the form."""
    if row.due_on is None:
        raise ValueError("a request without a due day owes nothing")
    number = f" số {row.register_no}" if row.register_no else ""
    return Obligation(
        key=norm_key(row.level),
        unit_id=row.unit_id,
        unit=str(row.unit),
        what=f"Trả lời kiến nghị cử tri{number}: {row.content}",
        article=row.due_citation,
        due_on=row.due_on,
        done_on=row.answered_on,
        evidence=_evidence(row, reader),
        label=f"Trả lời kiến nghị cử tri{number}",
    )


def _evidence(row: VoterPetition, reader: Reader | None) -> Evidence:
    verb = settling_verb(voter_steps(reader, row)) if reader else ""
    if verb:
        return Evidence("petitions:official-voter-step", row.pk, VOTER_WORDS[verb])
    return Evidence("petitions:official-voter-detail", row.pk)


def unanswered() -> VoterPetitionQuerySet:
    """Requests that nobody answered yet, of all units."""
    return VoterPetition.objects.live().filter(answered_on__isnull=True)


def _due(row: VoterPetition, law: Law) -> Deadline | None:
    return answer_deadline(row.level, row.received_on, law)


@counts_touched
def voters_touched(change: LawChange) -> Touched:
    """Requests not answered yet that would get another due day."""
    rows = unanswered().filter(due_on__gte=change.first_day).iterator()
    return Touched("kiến nghị cử tri có hạn khác", how_many_move(rows, _due, change))


owes(Owed("kiến nghị cử tri", WRITERS["voter"], unanswered, _due))
