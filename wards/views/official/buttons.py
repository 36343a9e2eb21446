"""What a reader may do with a record, as buttons of its page."""

from dataclasses import dataclass

from django.urls import reverse

from wards.access import may
from wards.models import Meeting
from wards.rules.reader import Reader


@dataclass(frozen=True)
class Button:
    """A verb and its page; a step of the workflow stands out."""

    label: str
    url: str
    is_step: bool = False


def meeting_buttons(reader: Reader, meeting: Meeting) -> list[Button]:
    """Correct, hang a file on, cancel."""
    verbs = (("edit", "Sửa", "edit"), ("edit", "Đính kèm tệp", "attach"))
    return [
        Button(label, reverse(f"wards:official-meeting-{page}", args=[meeting.pk]))
        for verb, label, page in (*verbs, ("cancel", "Hủy bản ghi", "cancel"))
        if may(reader, verb, meeting)
    ]
