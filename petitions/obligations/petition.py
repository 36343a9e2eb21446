"""What a ward owes its citizens: petitions to be settled in time."""

from collections.abc import Collection

from django.db.models import Q

from petitions.access import steps_of_opened
from petitions.enums import PetitionKind, PetitionStatus
from petitions.models import Mediation, Petition, Reception
from petitions.models.petition import PetitionQuerySet
from petitions.rules.settlement import key_of, settlement_deadline
from petitions.rules.step_pages import PETITION_WORDS, settling_verb
from petitions.rules.workflow import FINAL
from songcong.core.law_change import LawChange, Touched, counts_touched, how_many_move
from songcong.core.obligations import Evidence, Obligation
from songcong.core.open_work import (
    Beginning,
    Hands,
    counts_before,
    counts_held,
    counts_open,
)
from songcong.core.periods import Window
from songcong.core.workflow import Transition
from wards.rules.reader import Reader

RESTRICTED = "Vụ việc hạn chế"
_PAGES = "petitions:official-petition"


def obligations_for(unit_ids: Collection[int], window: Window, reader: Reader) -> list[Obligation]:
    """The petitions whose last day for settling falls into the window; contents as open."""
    rows = Petition.objects.lines_for(reader).filter(
        unit__in=unit_ids, due_on__gte=window.start, due_on__lte=window.end
    )
    ordered = rows.live().select_related("unit").order_by("due_on", "pk")
    return [obligation_of(row) for row in ordered]


def open_rows(reader: Reader) -> PetitionQuerySet:
    """What the reader's units have still to settle; contents as open."""
    rows = Petition.objects.lines_for(reader).live().select_related("unit")
    return rows.filter(~Q(status__in=FINAL), resolved_on__isnull=True, due_on__isnull=False)


def obligation_of(row: Petition, reader: Reader | None = None) -> Obligation:
    """The duty that a petition is; ``row`` comes from ``lines_for``.

    Whoever may take the step that settles it is led there, others to the page of the case.
    """
    if row.due_on is None:
        raise ValueError("a petition without a due day owes nothing")
    verb = "Trả lời" if row.kind == PetitionKind.FEEDBACK else "Giải quyết"
    return Obligation(
        key=key_of(row),
        unit_id=row.unit_id,
        unit=str(row.unit),
        what=what_of(verb, row),
        article=row.due_citation,
        due_on=row.due_on,
        done_on=row.resolved_on,
        evidence=page_of(row, settling_verb(steps_for(row, reader))),
        label=RESTRICTED if row.kind == PetitionKind.DENUNCIATION else label_of(verb, row),
    )


def steps_for(row: Petition, reader: Reader | None) -> tuple[Transition, ...]:
    """What the reader may do next with a line; of a restricted one nothing."""
    return steps_of_opened(reader, row) if reader and not is_restricted(row) else ()


def page_of(row: Petition, verb: str) -> Evidence:
    """The page of a step; a petition not sorted yet is sorted by its questions."""
    if verb == "process" and row.status == PetitionStatus.RECEIVED:
        return Evidence(f"{_PAGES}-triage", row.pk)
    if verb:
        return Evidence(f"{_PAGES}-step", row.pk, PETITION_WORDS[verb])
    return Evidence(f"{_PAGES}-detail", row.pk)


def is_restricted(row: Petition) -> bool:
    """Whether the content is closed to the reader, as ``lines_for`` found."""
    restricted: bool = getattr(row, "restricted")  # noqa: B009  # annotated by lines_for
    return restricted


def what_of(verb: str, row: Petition) -> str:
    """What is to be done with which petition; of a closed one only that there is one."""
    if is_restricted(row):
        return RESTRICTED
    label = label_of(verb, row)
    return f"{label}: {row.content}" if row.content else label


def label_of(verb: str, row: Petition) -> str:
    """The same without a word of the content."""
    number = f" số {row.register_no}" if row.register_no else ""
    return f"{verb} {row.get_kind_display().lower()}{number}"


@counts_touched
def petitions_touched(change: LawChange) -> Touched:
    """Open petitions whose due day would be another."""
    rows = Petition.objects.live().filter(
        ~Q(status__in=FINAL), resolved_on__isnull=True, due_on__gte=change.first_day
    )
    bare = rows.defer("content", "search_text", "register_note")
    moved = how_many_move(bare.iterator(), settlement_deadline, change)
    return Touched("đơn đang giải quyết có hạn khác", moved)


@counts_open
def open_in(unit_ids: Collection[int]) -> Touched:
    """The units' petitions not yet settled."""
    rows = Petition.objects.live().filter(unit__in=unit_ids, resolved_on__isnull=True)
    return Touched("đơn chưa giải quyết xong", rows.exclude(status__in=FINAL).count())


@counts_held
def held_by(hands: Hands) -> Touched:
    """Open petitions that a person was named to handle, or has in hand at the moment."""
    named = Q(handlers__user=hands.user_id)
    claimed = Q(claim__user=hands.user_id, claim__until__gt=hands.at)
    rows = Petition.objects.live().filter(named | claimed, unit__in=hands.unit_ids)
    still = rows.exclude(status__in=FINAL).distinct()
    return Touched("đơn chưa xong đang giao đích danh hoặc người này đang giữ", still.count())


@counts_before
def lines_before(unit: Beginning) -> Touched:
    """Receptions, petitions and mediations of a unit from before its first day."""
    books = (Reception.objects.live(), Petition.objects.live(), Mediation.objects.live())
    before = {"unit": unit.unit_id, "received_on__lt": unit.first}
    counted = sum(rows.filter(**before).count() for rows in books)
    return Touched("lượt tiếp dân, đơn thư, vụ hòa giải trước ngày đó", counted)
