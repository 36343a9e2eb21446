"""Forms of villages and residential groups, and of their households."""

from typing import Any

from django import forms

from songcong.core.fields import VietnameseDateField, WholeNumberField
from wards.actions.neighbourhood import NeighbourhoodFacts
from wards.forms.ground import GroundForm, reason_field
from wards.forms.record import TextField, VersionedForm
from wards.models import Unit
from wards.rules.neighbourhood_list import MOST_HOUSEHOLDS


def _unit_field() -> Any:
    return forms.ModelChoiceField(
        label="Đơn vị",
        queryset=Unit.objects.bases().filter(valid_to=None).listed(),
        empty_label=None,
    )


class NeighbourhoodForm(GroundForm):
    """A village or residential group."""

    made = NeighbourhoodFacts

    unit = _unit_field()
    name = TextField(label="Tên", max_length=150, help_text="Ví dụ: Tổ dân phố 5, Xóm Làng Mới.")
    valid_from = VietnameseDateField(
        label="Có từ ngày", required=False, help_text="Để trống khi có từ khi có đơn vị."
    )
    valid_to = VietnameseDateField(
        label="Đến hết ngày", required=False, help_text="Để trống khi vẫn còn."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stands = self.initial.get("unit")
        if isinstance(stands, Unit):  # a group of an old unit stays there
            self.fields["unit"].queryset = Unit.objects.filter(pk=stands.pk)  # type: ignore[attr-defined]  # of models


class HouseholdForm(VersionedForm):
    """How many households from a day on."""

    counted_on = VietnameseDateField(label="Từ ngày")
    households = WholeNumberField(label="Số hộ", min_value=1, max_value=MOST_HOUSEHOLDS)
    reason = reason_field()


class NeighbourhoodsForm(VersionedForm):
    """A pasted list of a whole ward."""

    unit = _unit_field()
    counted_on = VietnameseDateField(label="Số hộ tính từ ngày")
    groups = TextField(
        label="Danh sách",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text="Mỗi thôn, tổ một dòng: tên; số hộ. Dán thẳng hai cột từ Excel cũng được.",
    )
    reason = reason_field()
