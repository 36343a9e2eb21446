"""What a ward owes of its own life: documents to be made public in time."""

from collections.abc import Collection

from songcong.core.obligations import Evidence, Obligation
from songcong.core.periods import Window
from wards.models import Disclosure
from wards.models.disclosure import DisclosureQuerySet
from wards.rules.publication import PUBLISH_WITHIN
from wards.rules.reader import Reader


def obligations_for(unit_ids: Collection[int], window: Window) -> list[Obligation]:
    """The documents whose last day for publishing falls into the window."""
    rows = Disclosure.objects.filter(
        unit__in=unit_ids, due_on__gte=window.start, due_on__lte=window.end
    )
    return _owed(rows)


def open_for(reader: Reader, most: int) -> list[Obligation]:
    """What the reader's units have still to publish, the earliest first, at most so many."""
    rows = Disclosure.objects.visible_to(reader).filter(
        published_on__isnull=True, due_on__isnull=False
    )
    return _owed(rows, most)


def _owed(rows: DisclosureQuerySet, most: int | None = None) -> list[Obligation]:
    ordered = rows.live().select_related("unit").order_by("due_on", "pk")[:most]
    return [_obligation(row) for row in ordered]


def _obligation(row: Disclosure) -> Obligation:
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
        evidence=Evidence("wards:official-disclosure-detail", row.pk),
    )
