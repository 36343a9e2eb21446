"""The forms of what voters asked of their deputies."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms

from petitions.actions.voter import VoterFacts, VoterLine
from petitions.enums import CouncilLevel, SessionSide
from petitions.models import VoterParty
from petitions.rules.voter import VOTER_CHECKS
from songcong.core.fields import VietnameseDateField
from songcong.core.vietnamese import short_date
from wards.enums import MeetingKind
from wards.forms.desk import DeskForm, Part
from wards.forms.record import RecordForm, TextField
from wards.models import Meeting, Record

MEETINGS_OFFERED = 50


class MeetingField(forms.TypedChoiceField):
    """One of the meetings with voters that the unit's register holds, or none of them."""

    def __init__(self) -> None:
        super().__init__(
            label="Cuộc tiếp xúc cử tri trong sổ họp",
            coerce=int,
            empty_value=None,
            required=False,
            help_text="Chọn nếu cuộc tiếp xúc đã ghi trong sổ họp dân.",
        )

    def offer(self, units: Collection[int]) -> None:
        """The newest meetings of these units."""
        rows = Meeting.objects.live().filter(unit__in=units, kind=MeetingKind.VOTER_CONTACT)
        newest = rows.order_by("-held_on", "-pk").values_list(
            "pk", "held_on", "neighbourhood_text", "register_no"
        )[:MEETINGS_OFFERED]
        self.choices = [
            ("", "– Không gắn với cuộc họp nào –"),
            *((str(pk), _named(held, *about)) for pk, held, *about in newest),
        ]


class CommonQuestions(RecordForm):
    """What all requests of one meeting have in common."""

    meeting_id = MeetingField()
    collected_on = VietnameseDateField(label="Ngày tiếp xúc cử tri")
    level = forms.ChoiceField(
        label="Gửi đại biểu", choices=CouncilLevel.choices, widget=forms.RadioSelect
    )
    session = forms.ChoiceField(
        label="Thời điểm", choices=SessionSide.choices, widget=forms.RadioSelect
    )
    place = TextField(label="Nơi tiếp xúc", max_length=300, required=False)
    received_on = VietnameseDateField(
        label="Ngày nhận kiến nghị",
        help_text="Ngày cơ quan nhận văn bản tổng hợp; thời hạn trả lời tính từ ngày này.",
    )

    def __init__(self, *args: Any, units: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, units=units, **kwargs)
        field = self.fields["meeting_id"]
        whose = units or [self.initial[name] for name in ("unit",) if name in self.initial]
        if isinstance(field, MeetingField):
            field.offer(whose)


class VoterForm(CommonQuestions, DeskForm):
    """What is written down of one request."""

    checks = VOTER_CHECKS
    made = VoterFacts
    parts = (
        Part(
            "",
            ("meeting_id", "collected_on", "level", "session", "place", "received_on"),
        ),
        Part("Kiến nghị", ("content", "field", "body", "voter")),
    )
    day = "collected_on"
    private = ("voter",)
    kept = ("unit", "meeting_id", "collected_on", "level", "session", "place", "received_on")
    own = ("content", "voter")

    content = TextField(label="Nội dung kiến nghị", widget=forms.Textarea(attrs={"rows": 4}))
    field = TextField(label="Lĩnh vực", max_length=200, required=False)
    body = TextField(
        label="Cơ quan giải quyết",
        max_length=300,
        required=False,
        help_text="Cơ quan có thẩm quyền xem xét, trả lời.",
    )
    voter = TextField(
        label="Cử tri",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Họ tên cử tri hoặc nhóm cử tri; cấp thành phố không thấy mục này.",
    )

    @classmethod
    def initial_of(cls, record: Record) -> dict[str, Any]:
        """The form's values for a request that stands, with who asked."""
        rows = VoterParty.objects.filter(petition=record.pk)
        voter = rows.values_list("name", flat=True).first() or ""
        return {**super().initial_of(record), "voter": voter}


class VoterBatchForm(CommonQuestions):
    """The meeting from which several requests are written down at once."""

    checks = VOTER_CHECKS

    def common(self) -> VoterFacts:
        """The facts that all have in common; the content is each one's own."""
        given = self.cleaned_data
        names = ("meeting_id", "collected_on", "level", "session", "place", "received_on")
        return VoterFacts(content="", **{name: given[name] for name in names})


class VoterLineForm(DeskForm):
    """One of several requests of a meeting."""

    made = VoterLine
    private = ("voter",)
    table = ("content", "field", "body", "voter")

    content = TextField(label="Nội dung kiến nghị", widget=forms.Textarea(attrs={"rows": 2}))
    field = TextField(label="Lĩnh vực", max_length=200, required=False)
    body = TextField(label="Cơ quan giải quyết", max_length=300, required=False)
    voter = TextField(
        label="Cử tri",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _named(held_on: date, place: str, number: str) -> str:
    words = [f"Ngày {short_date(held_on)}", place, f"số {number}" if number else ""]
    return ", ".join(word for word in words if word)
