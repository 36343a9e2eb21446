"""Meetings for machines."""

from typing import Any

from wards.actions.meeting import MEETING_KEEPER, MeetingFacts
from wards.api.desk import desk_api, same
from wards.forms.meeting import MeetingForm
from wards.models import Meeting
from wards.models.meeting import READERS
from wards.rules.reader import Reader


def _answers(meeting: Meeting, _reader: Reader) -> dict[str, Any]:
    return same(meeting, MeetingFacts)


MEETINGS = desk_api(
    "meetings",
    MEETING_KEEPER,
    MeetingForm,
    lambda reader: Meeting.objects.visible_to(reader).select_related("unit"),
    readers=READERS,
    shape="Meeting",
    more={},
    answers=_answers,
)
