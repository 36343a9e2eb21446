"""The form of a meeting."""

from django import forms

from songcong.core.fields import VietnameseDateField, WholeNumberField
from wards.actions.meeting import MeetingFacts
from wards.enums import MeetingKind
from wards.forms.desk import DeskForm, Part
from wards.forms.record import TextField
from wards.rules.meeting_checks import MEETING_CHECKS


class MeetingForm(DeskForm):
    """What an official writes down about a meeting."""

    checks = MEETING_CHECKS
    made = MeetingFacts
    parts = (
        Part("", ("kind", "held_on", "neighbourhood_text", "subject")),
        Part("Số hộ", ("total_households", "households_present")),
        Part("Ý kiến của Nhân dân", ("opinions", "opinions_answered")),
    )
    day = "held_on"
    kept = ("unit", "kind", "held_on")
    table = (
        "kind",
        "held_on",
        "neighbourhood_text",
        "subject",
        "total_households",
        "households_present",
        "opinions",
        "opinions_answered",
    )
    zeros = ("total_households", "households_present", "opinions", "opinions_answered")

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
