"""Forms of units: one by one, an end, a succession."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q

from songcong.core.fields import VietnameseDateField
from wards.actions.succession import Waiting
from wards.actions.unit import SuccessionFacts, UnitFacts
from wards.enums import UnitKind
from wards.forms.ground import GroundForm, reason_field
from wards.forms.record import TextField, VersionedForm
from wards.models import Unit

ABOVE = (UnitKind.CITY, UnitKind.PROVINCE)


class UnitForm(GroundForm):
    """A unit from a day on."""

    made = UnitFacts

    code = forms.RegexField(
        r"^\d{2,10}$",
        label="Mã đơn vị",
        help_text="Mã của cơ quan thống kê. Mã cũ được dùng lại cho đơn vị mới từ ngày khác.",
        error_messages={"invalid": "Mã chỉ gồm chữ số."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    name = TextField(label="Tên", max_length=100, help_text="Không ghi chữ phường, xã ở trước.")
    kind = forms.ChoiceField(label="Loại", choices=UnitKind.choices, initial=UnitKind.WARD)
    valid_from = VietnameseDateField(label="Có từ ngày")
    parent = forms.ModelChoiceField(
        label="Thuộc",
        queryset=Unit.objects.filter(kind__in=ABOVE).listed(),
        required=False,
        empty_label="– Không thuộc đơn vị nào ở đây –",
    )


class EndUnitForm(VersionedForm):
    """The last day of a unit."""

    valid_to = VietnameseDateField(label="Ngày cuối cùng của đơn vị")
    reason = reason_field()


class ShareForm(VersionedForm):
    """Which open records of an ended unit go on in which unit."""

    heir = forms.ChoiceField(label="Đơn vị giải quyết tiếp")
    rows = forms.MultipleChoiceField(
        label="Việc còn mở",
        widget=forms.CheckboxSelectMultiple,
    )
    reason = reason_field()

    def __init__(
        self, *args: Any, heirs: Sequence[Unit], waiting: Sequence[Waiting], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        heir, rows = self.fields["heir"], self.fields["rows"]
        heir.choices = [(unit.pk, str(unit)) for unit in heirs]  # type: ignore[attr-defined]  # a ChoiceField
        rows.choices = [(one.key, one.words) for one in waiting]  # type: ignore[attr-defined]  # as above


class SuccessionForm(VersionedForm):
    """The units that go into a new one."""

    olds = forms.ModelMultipleChoiceField(
        label="Đơn vị cũ nhập vào",
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    basis = TextField(label="Căn cứ", max_length=200, help_text="Số và ngày của nghị quyết.")
    carry_roles = forms.BooleanField(
        label="Chuyển vai trò của người ở đơn vị cũ sang đơn vị mới", required=False
    )
    reason = reason_field()

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = unit.valid_from - timedelta(days=1)
        alive = Q(valid_to__isnull=True) | Q(valid_to=last)
        rows = Unit.objects.bases().filter(alive, valid_from__lte=last).exclude(pk=unit.pk)
        self.fields["olds"].queryset = rows.listed()  # type: ignore[attr-defined]  # of models

    def facts(self) -> SuccessionFacts:
        """The succession as typed; the form is valid."""
        data = self.cleaned_data
        return SuccessionFacts(list(data["olds"]), data["basis"], data["carry_roles"])
