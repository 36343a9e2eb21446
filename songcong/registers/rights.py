"""Which sheets of a workbook a person may bring in: those of the registers that one may write."""

from typing import Final

from songcong.registers.catalogue import TOPICS
from wards.rules.reader import Reader
from wards.rules.rights import WRITERS, may_write, units_to_write

IMPORTERS: Final = tuple(sorted(frozenset().union(*(WRITERS[t] for t in TOPICS.values()))))
"""The roles that may write at least one of the registers."""


def sheets_for(reader: Reader, unit_id: int) -> frozenset[str]:
    """The sheets that the reader may bring in for a unit, by name."""
    return frozenset(sheet for sheet, topic in TOPICS.items() if may_write(reader, topic, unit_id))


def own_sheets(reader: Reader) -> frozenset[str]:
    """The same for any of the reader's units."""
    return frozenset(sheet for sheet, topic in TOPICS.items() if units_to_write(reader, topic))


def own_units(reader: Reader) -> frozenset[int]:
    """The units for which the reader may bring in at least one sheet."""
    return frozenset[int]().union(*(units_to_write(reader, topic) for topic in TOPICS.values()))
