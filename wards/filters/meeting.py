"""What the list of meetings can be narrowed by."""

from wards.enums import MeetingKind
from wards.filters.register import Pick, RegisterFilter


class MeetingFilter(RegisterFilter):
    day = "held_on"
    same = {"kind": "kind"}

    kind = Pick(MeetingKind.choices, "Loại cuộc họp")
