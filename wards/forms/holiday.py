"""Forms of days off and days worked instead."""

from django import forms

from songcong.core.fields import VietnameseDateField
from wards.actions.holiday import HolidayFacts
from wards.enums import DayKind
from wards.forms.ground import GroundForm
from wards.forms.record import TextField

LABELS = {
    DayKind.OFF: "Nghỉ (lễ, tết, hoán đổi)",
    DayKind.WORKING: "Làm bù (thứ Bảy, Chủ nhật đi làm)",
}


class HolidayForm(GroundForm):
    """What a day is instead of what its weekday says."""

    made = HolidayFacts

    kind = forms.ChoiceField(label="Ngày này", choices=list(LABELS.items()))
    basis = TextField(label="Căn cứ", max_length=300, help_text="Số, ngày và cơ quan ra thông báo.")
    confirmed = forms.BooleanField(label="Đã đối chiếu với thông báo", required=False)


class NewHolidayForm(HolidayForm):
    """The same, with the day."""

    field_order = ("day", "kind", "basis", "confirmed")

    day = VietnameseDateField(label="Ngày")
