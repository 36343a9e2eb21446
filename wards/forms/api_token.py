"""The form of a token for a machine."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from songcong.core.errors import Refused
from songcong.core.fields import VietnameseDateField
from wards.forms.record import TextField
from wards.models import RoleAssignment


class AssignmentField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when run
    """One of the roles that the person holds."""

    def label_from_instance(self, assignment: RoleAssignment) -> str:
        """The role and where it is held."""
        where = assignment.unit or assignment.committee or "toàn hệ thống"
        return f"{assignment.get_role_display()}, {where}"


class ApiTokenForm(forms.Form):
    """What a token is for, in which role it acts, and until when."""

    label = TextField(
        label="Dùng cho",
        max_length=100,
        help_text="Tên phần mềm hoặc máy sẽ dùng mã, ví dụ: phần mềm một cửa.",
        error_messages={"required": "Chưa ghi."},
    )
    ends_on = VietnameseDateField(
        label="Dùng đến hết ngày",
        help_text="Không quá một năm. Ví dụ: 24/11/2026",
        error_messages={"required": "Chưa ghi."},
    )

    def __init__(self, *args: Any, roles: QuerySet[RoleAssignment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = AssignmentField(
            label="Làm việc với vai trò",
            queryset=roles,
            empty_label=None,
            help_text="Mã chỉ đọc và ghi được những gì vai trò này được phép.",
            error_messages={"required": "Chưa chọn.", "invalid_choice": "Chưa chọn."},
        )
        label, *others = self.fields.items()
        self.fields = dict([label, ("assignment", held), *others])

    def refuse(self, refusal: Refused) -> None:
        """Show what the action refused beside the field at fault."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)
