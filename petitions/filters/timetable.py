"""What the list of the timetable can be narrowed by."""

from petitions.enums import ReceptionKind
from wards.filters.register import Pick, RegisterFilter


class SlotFilter(RegisterFilter):
    day = "valid_from"
    same = {"kind": "kind"}

    kind = Pick(ReceptionKind.choices, "Hình thức tiếp")
