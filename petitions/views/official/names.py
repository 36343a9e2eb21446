"""Names of people who turned to an office: open to that office, masked for the city."""

from typing import Any

from petitions.enums import PetitionKind
from songcong.core.keyset import Row
from wards.rules.masking import masked
from wards.rules.reader import WARD_OFFICE, Reader
from wards.views.official.cells import Column, Content


def name_column(
    column: str, title: str, *, roles: tuple[str, ...] = WARD_OFFICE, **options: Any
) -> Column:
    """A column of names: the name to these roles of the unit, a mask to others."""

    def content(row: Row, reader: Reader) -> Content:
        return masked(row[column] or "", row["unit_id"], reader, roles)

    return Column(title, content, named_to=roles, **options)


def sealed_outside(row: Row, kind: str) -> Row:
    """The row as a file or a sheet may tell it: of a denunciation no more than that it is there.

    What leaves the page can be passed on, so even its handlers' copies say no word of it.
    """
    return {**row, "restricted": True} if kind == PetitionKind.DENUNCIATION else row
