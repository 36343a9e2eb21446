"""Forms of committees: their lines on paper, mandate and signatories."""

from typing import Any

from django import forms

from songcong.core.fields import VietnameseDateField
from wards.actions.committee import CommitteeFacts, MandateFacts, SignatoryFacts
from wards.forms.ground import GroundForm
from wards.forms.record import TextField
from wards.models import Unit

DOTTED = "Để trống thì bản in có dòng chấm."


class CommitteeForm(GroundForm):
    """How a committee stands on paper."""

    made = CommitteeFacts

    name = TextField(label="Tên Ban Chỉ đạo", max_length=200)
    parent_line = TextField(
        label="Cơ quan chủ quản",
        max_length=200,
        required=False,
        help_text="Dòng trên cùng, bên trái.",
    )
    symbol = TextField(label="Ký hiệu", max_length=40, help_text="Ví dụ: BC-BCĐ.")
    place = TextField(label="Địa danh", max_length=60, help_text="Trước ngày tháng của văn bản.")


class _Dated(GroundForm):
    valid_from = VietnameseDateField(label="Từ ngày")
    valid_to = VietnameseDateField(
        label="Đến hết ngày", required=False, help_text="Để trống khi chưa biết."
    )


class MandateForm(_Dated):
    """A unit that the committee steers between two days."""

    made = MandateFacts
    field_order = ("unit", "valid_from", "valid_to", "confirmed")

    unit = forms.ModelChoiceField(
        label="Đơn vị", queryset=Unit.objects.bases().listed(), empty_label=None
    )
    confirmed = forms.BooleanField(label="Đã đối chiếu với quyết định", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].label_from_instance = _with_days  # type: ignore[attr-defined]  # of models


class SignatoryForm(_Dated):
    """Who signs between two days."""

    made = SignatoryFacts
    field_order = ("authority", "title", "name", "valid_from", "valid_to")

    authority = TextField(label="Quyền hạn ký", max_length=200, initial="TM. BAN CHỈ ĐẠO")
    title = TextField(label="Chức vụ", max_length=100, initial="TRƯỞNG BAN")
    name = TextField(label="Họ tên người ký", max_length=100, required=False, help_text=DOTTED)


def _with_days(unit: Unit) -> str:
    return str(unit) if unit.valid_to is None else f"{unit} (đến {unit.valid_to:%d/%m/%Y})"
