"""What anyone may see of a ward's life: of a meeting no word that was said, no name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from wards.enums import MeetingKind

MEETING_NAMES: Final = ("id", "unit_id", "held_on", "kind", "neighbourhood_text")
DISCLOSURE_NAMES: Final = ("id", "unit_id", "published_on", "item", "content", "document_on")
_KINDS = dict(MeetingKind.choices)


@dataclass(frozen=True)
class PublicMeeting:
    """A meeting: which, in which neighbourhood and unit, on which day."""

    pk: int
    kind: str
    place: str
    unit: str
    held_on: date

    @property
    def title(self) -> str:
        return f"{self.kind}, {self.place}" if self.place else self.kind


@dataclass(frozen=True)
class PublicDisclosure:
    """A matter made public: what it says, under which of the fourteen matters it falls."""

    pk: int
    content: str
    matter: str
    unit: str
    published_on: date


def meeting_of(row: Mapping[str, Any], unit: str) -> PublicMeeting:
    """A row of ``MEETING_NAMES`` as anyone may see it."""
    kind = str(_KINDS[row["kind"]])
    return PublicMeeting(row["id"], kind, row["neighbourhood_text"], unit, row["held_on"])


def disclosure_of(
    row: Mapping[str, Any], unit: str, matters: Mapping[int, str]
) -> PublicDisclosure:
    """A row of ``DISCLOSURE_NAMES`` as anyone may see it; ``matters`` by number."""
    matter = matters.get(row["item"], f"Mục {row['item']}")
    content = row["content"] or matter
    return PublicDisclosure(row["id"], content, matter, unit, row["published_on"])
