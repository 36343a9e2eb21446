"""What the list of receptions can be narrowed by."""

from petitions.enums import ReceptionKind, Visit
from wards.filters.register import Pick, RegisterFilter


class ReceptionFilter(RegisterFilter):
    day = "received_on"
    same = {"kind": "kind", "visit": "visit"}

    kind = Pick(ReceptionKind.choices, "Hình thức tiếp")
    visit = Pick(Visit.choices, "Lần tiếp")
