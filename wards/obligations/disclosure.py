"""What a ward owes of its own life: documents to be made public in time."""

from collections.abc import Collection

from songcong.core.due_days import Owed, owes
from songcong.core.law_change import LawChange, Touched, counts_touched, how_many_move
from songcong.core.obligations import Evidence, Obligation
from songcong.core.open_work import Beginning, counts_before, counts_open, goes_on
from songcong.core.periods import Window
from songcong.core.vietnamese import short_date
from wards.models import Disclosure, Meeting, PeopleDecision
from wards.models.disclosure import DisclosureQuerySet
from wards.rules.publication import PUBLISH_WITHIN, publication_deadline
from wards.rules.reader import WARD_OFFICE, Reader
from wards.rules.rights import may_write


def obligations_for(unit_ids: Collection[int], window: Window) -> list[Obligation]:
    """The documents whose last day for publishing falls into the window."""
    rows = Disclosure.objects.filter(
        unit__in=unit_ids, due_on__gte=window.start, due_on__lte=window.end
    )
    ordered = rows.live().select_related("unit").order_by("due_on", "pk")
    return [obligation_of(row) for row in ordered]


def open_rows(reader: Reader) -> DisclosureQuerySet:
    """What the reader's units have still to publish."""
    rows = Disclosure.objects.visible_to(reader).live().select_related("unit")
    return rows.filter(published_on__isnull=True, due_on__isnull=False)


def obligation_of(row: Disclosure, reader: Reader | None = None) -> Obligation:
    """The duty that a disclosure is; whoever may write it down as done is led to where it is."""
    settles = reader is not None and may_write(reader, "disclosure", row.office_id)
    if row.due_on is None:
        raise ValueError("a disclosure without a due day owes nothing")
    return Obligation(
        key=PUBLISH_WITHIN,
        unit_id=row.unit_id,
        unit=str(row.unit),
        what=f"Công khai mục {row.item}: {row.content or 'văn bản chưa ghi nội dung'}",
        article=row.due_citation,
        due_on=row.due_on,
        done_on=row.published_on,
        evidence=Evidence(f"wards:official-disclosure-{'edit' if settles else 'detail'}", row.pk),
        label=f"Công khai mục {row.item}, văn bản ngày {short_date(row.document_on)}",
    )


@counts_touched
def documents_touched(change: LawChange) -> Touched:
    """Documents not yet made public that would get another due day."""
    rows = Disclosure.objects.live().filter(published_on__isnull=True, due_on__gte=change.first_day)
    days = rows.values_list("document_on", flat=True).iterator()
    moved = how_many_move(days, publication_deadline, change)
    return Touched("văn bản chưa công khai có hạn khác", moved)


@counts_open
def open_in(unit_ids: Collection[int]) -> Touched:
    """The units' documents not yet made public."""
    rows = Disclosure.objects.live().filter(unit__in=unit_ids, published_on__isnull=True)
    return Touched("văn bản chưa công khai", rows.count())


@counts_before
def lines_before(unit: Beginning) -> Touched:
    """Documents, meetings and votes of a unit from before its first day."""
    counted = (
        rows.filter(unit=unit.unit_id, **{f"{day}__lt": unit.first}).count()
        for rows, day in (
            (Disclosure.objects.live(), "document_on"),
            (Meeting.objects.live(), "held_on"),
            (PeopleDecision.objects.live(), "decided_on"),
        )
    )
    return Touched("văn bản, cuộc họp, biểu quyết trước ngày đó", sum(counted))


@goes_on("văn bản chưa công khai", *WARD_OFFICE)
def disclosures() -> DisclosureQuerySet:
    """Documents not yet made public."""
    return Disclosure.objects.live().filter(published_on__isnull=True)


owes(
    Owed(
        "văn bản chưa công khai",
        WARD_OFFICE,
        disclosures,
        lambda row, law: publication_deadline(row.document_on, law),
    )
)
