"""Forms of norms."""

from decimal import Decimal
from typing import Any

from django import forms

from songcong.core.fields import AreaField, VietnameseDateField
from songcong.core.vietnamese import number
from wards.actions.norm import NewNormFacts, NormFacts
from wards.forms.ground import GroundForm
from wards.forms.record import TextField
from wards.rules.norm_rows import UNITS


class NormValueField(AreaField):
    """A number with a decimal comma, shown without idle zeros."""

    def __init__(self) -> None:
        super().__init__(
            label="Giá trị", error_messages={"invalid": "Ghi số, ví dụ 10 hoặc 66,6667."}
        )

    def prepare_value(self, value: Any) -> Any:
        return number(value) if isinstance(value, Decimal) else value


class NewNormForm(GroundForm):
    """A row of a norm from a day on."""

    made = NewNormFacts

    value = NormValueField()
    unit = forms.ChoiceField(label="Đơn vị tính", choices=list(UNITS.items()))
    in_force_from = VietnameseDateField(label="Có hiệu lực từ ngày")
    citation = TextField(label="Căn cứ", max_length=300, help_text="Tên văn bản và điều, khoản.")
    confirmed = forms.BooleanField(label="Đã đối chiếu với văn bản", required=False)


class NormForm(NewNormForm):
    """A row that stands: its last day too."""

    made = NormFacts
    field_order = ("value", "unit", "in_force_from", "in_force_to", "citation", "confirmed")

    in_force_to = VietnameseDateField(
        label="Đến hết ngày", required=False, help_text="Để trống khi còn hiệu lực."
    )
