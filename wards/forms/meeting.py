"""The form of a meeting."""

from typing import Any

from django import forms

from songcong.core.fields import VietnameseDateField, WholeNumberField
from wards.actions.meeting import MeetingFacts
from wards.enums import MeetingKind
from wards.forms.record import RecordForm, TextField
from wards.models import Meeting
from wards.rules.meeting_checks import MEETING_CHECKS

NUMBERS = ("total_households", "households_present", "opinions", "opinions_answered")
KEPT = ("unit", "kind", "held_on")


class MeetingForm(RecordForm):
    """What an official writes down about a meeting."""

    checks = MEETING_CHECKS

    kind = forms.ChoiceField(
        label="Loại cuộc họp", choices=MeetingKind.choices, widget=forms.RadioSelect
    )
    held_on = VietnameseDateField(label="Ngày họp")
    neighbourhood_text = TextField(label="Thôn, tổ dân phố", max_length=150, required=False)
    subject = TextField(
        label="Nội dung họp", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    total_households = WholeNumberField(label="Tổng số hộ", required=False)
    households_present = WholeNumberField(label="Số hộ dự", required=False)
    opinions = WholeNumberField(label="Số ý kiến", required=False)
    opinions_answered = WholeNumberField(label="Số ý kiến đã trả lời", required=False)

    def clean(self) -> dict[str, Any]:
        """A number left empty is none."""
        for name in NUMBERS:
            if name in self.cleaned_data and self.cleaned_data[name] is None:
                self.cleaned_data[name] = 0
        return super().clean()

    def facts(self) -> MeetingFacts:
        """The meeting as typed; the form is valid."""
        return MeetingFacts(
            **{name: self.cleaned_data[name] for name in MeetingFacts.__dataclass_fields__}
        )


def initial_of(meeting: Meeting) -> dict[str, Any]:
    """The form's values for a meeting that stands."""
    facts = {name: getattr(meeting, name) for name in MeetingFacts.__dataclass_fields__}
    return {"version": meeting.version, **facts}
