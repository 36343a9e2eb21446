"""The forms of the timetable of receptions."""

from typing import Any

from django import forms

from petitions.actions.timetable import ChangeFacts, SlotFacts
from petitions.enums import ReceptionKind
from petitions.models.timetable import WEEKDAYS
from petitions.rules.timetable import SLOT_CHECKS
from songcong.core.fields import VietnameseDateField, WholeNumberField
from wards.forms.desk import DeskForm, Part
from wards.forms.record import TextField, VersionedForm

MOST_SEATS = 100


class ClockField(forms.TimeField):
    """An hour written 7:30, 7h30 or 07:30."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            input_formats=("%H:%M", "%Hh%M", "%Hh", "%H.%M"),
            widget=forms.TimeInput(
                format="%H:%M",
                attrs={"inputmode": "numeric", "class": "day", "autocomplete": "off"},
            ),
            error_messages={"invalid": "Ghi giờ và phút, ví dụ 7:30."},
            **options,
        )


class SlotForm(DeskForm):
    """A reception of every week, or of one day."""

    checks = SLOT_CHECKS
    made = SlotFacts
    parts = (
        Part("", ("kind", "weekday", "valid_from", "valid_to")),
        Part("Giờ, nơi và người tiếp", ("starts_at", "ends_at", "place", "receiver", "seats")),
    )
    day = "valid_from"
    kept = ("unit", "kind", "valid_from", "valid_to", "starts_at", "ends_at", "place", "receiver")

    kind = forms.ChoiceField(
        label="Hình thức tiếp", choices=ReceptionKind.choices, widget=forms.RadioSelect
    )
    weekday = forms.TypedChoiceField(
        label="Thứ",
        choices=[("", "Chỉ một ngày (ghi ở “Từ ngày”)"), *WEEKDAYS],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Lịch hằng tuần thì chọn thứ; ngày nghỉ lễ tự bỏ qua.",
    )
    valid_from = VietnameseDateField(label="Từ ngày")
    valid_to = VietnameseDateField(
        label="Đến hết ngày", required=False, help_text="Để trống khi lịch còn áp dụng."
    )
    starts_at = ClockField(label="Từ giờ")
    ends_at = ClockField(label="Đến giờ")
    place = TextField(label="Địa điểm", max_length=300)
    receiver = TextField(
        label="Người tiếp", max_length=200, help_text="Chức danh, họ tên; được công bố cùng lịch."
    )
    seats = WholeNumberField(
        label="Số lượt nhận đăng ký trước", initial=10, min_value=0, max_value=MOST_SEATS
    )


class ChangeForm(VersionedForm):
    """What is different on one day."""

    day = VietnameseDateField(label="Ngày thay đổi")
    cancelled = forms.BooleanField(label="Không tiếp ngày này", required=False)
    starts_at = ClockField(label="Từ giờ", required=False)
    ends_at = ClockField(label="Đến giờ", required=False)
    place = TextField(label="Địa điểm", max_length=300, required=False)
    receiver = TextField(label="Người tiếp", max_length=200, required=False)
    reason = TextField(
        label="Lý do",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Được công bố cùng lịch.",
    )

    def facts(self) -> ChangeFacts:
        """The change as typed; the form is valid."""
        names = ChangeFacts.__dataclass_fields__
        return ChangeFacts(**{name: self.cleaned_data[name] for name in names})


class SittingForm(VersionedForm):
    """The chair sat and nobody came."""

    sat_on = VietnameseDateField(label="Ngày trực tiếp công dân")
    sat_by = TextField(label="Người trực", max_length=200)
