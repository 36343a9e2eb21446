"""Who keeps the ground in order: units, people, norms, days off, catalogues."""

from typing import Final

from wards.rules.reader import Reader

ADMINISTRATOR: Final = ("administrator",)
GROUND: Final = ("administrator", "city_office")

KEEPERS: Final[dict[str, tuple[str, ...]]] = {
    "unit": GROUND,
    "neighbourhood": GROUND,
    "committee": GROUND,
    "norm": GROUND,
    "holiday": GROUND,
    "item": GROUND,
    "person": ADMINISTRATOR,
    "audit": ADMINISTRATOR,
}
"""By topic, the roles that see and change its rows, those of the whole city."""


def may_keep(reader: Reader, topic: str) -> bool:
    """Whether the reader sees and changes the rows of a topic of the ground."""
    return reader.has(*KEEPERS[topic])
