"""The catalogue of matters to be made public (Law 10/2022, Article 11), kept by date."""

from dataclasses import dataclass
from datetime import date

from songcong.core.errors import Refused
from wards.actions.ground import GroundKeeper
from wards.models import DisclosureItem
from wards.rules.spans import Days, backwards, overlap_of


@dataclass(frozen=True)
class ItemFacts:
    """A matter under its number between two days."""

    number: int
    title: str
    citation: str
    valid_from: date
    valid_to: date | None = None
    confirmed: bool = False


def _check(row: DisclosureItem) -> None:
    days = Days(row.valid_from, row.valid_to)
    if backwards(days):
        raise Refused("Đến ngày đứng trước từ ngày.", field="valid_to")
    others = DisclosureItem.objects.filter(number=row.number).exclude(pk=row.pk)
    sentence = overlap_of(days, (Days(o.valid_from, o.valid_to) for o in others))
    if sentence:
        raise Refused(sentence, field="valid_from")


ITEM_KEEPER = GroundKeeper("item", DisclosureItem, check=_check, whole=True)
