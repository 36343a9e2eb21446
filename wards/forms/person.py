"""Forms of accounts, roles and slips."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from songcong.core.fields import VietnameseDateField
from wards.actions.person import AccountFacts, PersonFacts, RoleFacts
from wards.enums import Role
from wards.forms.ground import GroundForm, any_choice, reason_field
from wards.forms.record import TextField, VersionedForm
from wards.models import SteeringCommittee, Unit
from wards.rules.people_list import ACCOUNT, BAD_ACCOUNT
from wards.rules.role_places import fault_of

UNIT, COMMITTEE = "u", "c"


def _mail() -> forms.EmailField:
    return forms.EmailField(
        label="Thư điện tử",
        required=False,
        help_text="Có thư thì tự đặt lại mật khẩu được; không có thì dùng phiếu.",
        error_messages={"invalid": "Địa chỉ thư không đúng, ví dụ ten@coquan.vn."},
    )


class PersonForm(GroundForm):
    """Name and mail of a person."""

    made = PersonFacts

    full_name = TextField(label="Họ và tên", max_length=100)
    email = _mail()


class RoleFields(forms.Form):
    """A role, where it is held, and between which days."""

    role = forms.ChoiceField(label="Vai trò", choices=any_choice(Role.choices))
    place = forms.ChoiceField(
        label="Nơi giữ vai trò",
        required=False,
        help_text="Vai trò của phường, xã thì chọn đơn vị; của thành phố thì chọn Ban Chỉ đạo; "
        "quản trị hệ thống thì để trống.",
    )
    valid_from = VietnameseDateField(label="Từ ngày")
    valid_to = VietnameseDateField(
        label="Đến hết ngày", required=False, help_text="Để trống khi chưa biết."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = self.initial["valid_from"]
        self.units = {u.pk: u for u in Unit.objects.in_force(day).bases().listed()}
        committees = SteeringCommittee.objects.filter(ward=None).order_by("pk")
        self.committees = {c.pk: c for c in committees}
        self.fields["place"].choices = any_choice(  # type: ignore[attr-defined]  # a ChoiceField
            [
                *((f"{UNIT}{pk}", str(unit)) for pk, unit in self.units.items()),
                *((f"{COMMITTEE}{pk}", str(one)) for pk, one in self.committees.items()),
            ]
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        role = data.get("role")
        if role and "place" in data:
            unit, committee = self._place()
            fault = fault_of(role, unit=unit is not None, committee=committee is not None)
            if fault:
                self.add_error("place", fault)
        return data

    def _place(self) -> tuple[Unit | None, SteeringCommittee | None]:
        picked = self.cleaned_data["place"]
        if not picked:
            return None, None
        pk = int(picked[1:])
        if picked[0] == UNIT:
            return self.units[pk], None
        return None, self.committees[pk]

    def role_facts(self) -> RoleFacts | None:
        """The role as typed, where one was chosen; the form is valid."""
        data = self.cleaned_data
        if not data["role"]:
            return None
        unit, committee = self._place()
        return RoleFacts(
            role=data["role"],
            valid_from=data["valid_from"],
            unit=unit,
            committee=committee,
            valid_to=data["valid_to"],
        )


class AccountForm(RoleFields, PersonForm):
    """A new person, with a role at once where that is known."""

    made = AccountFacts
    field_order = ("full_name", "username", "email", "role", "place", "valid_from", "valid_to")

    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=60,
        help_text="Chữ thường không dấu, ví dụ hang.phoco. Đặt rồi không đổi.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].required = False

    def clean_username(self) -> str:
        name = str(self.cleaned_data["username"]).strip().lower()
        if not ACCOUNT.fullmatch(name):
            raise ValidationError(BAD_ACCOUNT)
        return name


class RoleForm(RoleFields, VersionedForm):
    """A role given to somebody who has an account."""

    reason = reason_field()


class EndRoleForm(VersionedForm):
    """The last day of a role."""

    valid_to = VietnameseDateField(label="Ngày cuối cùng giữ vai trò")
    reason = reason_field()


class SlipForm(VersionedForm):
    """What a slip is printed for."""

    resets_second_factor = forms.BooleanField(
        label="Đặt lại cả xác thực hai lớp (mất hoặc đổi điện thoại)", required=False
    )
    reason = reason_field()


class PeopleForm(VersionedForm):
    """A pasted list, or a CSV file with the same columns."""

    people = TextField(
        label="Danh sách",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text="Mỗi người một dòng: họ tên; tên đăng nhập; vai trò; đơn vị; thư điện tử. "
        "Dán thẳng từ Excel cũng được. Ví dụ: Nguyễn Thị Hằng; hang.phoco; Công chức; Phố Cò;",
    )
    file = forms.FileField(
        label="Hoặc tệp CSV", required=False, help_text="Lưu từ Excel: CSV UTF-8."
    )
    reason = reason_field()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("file"):
            try:
                data["people"] = data["file"].read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", "Tệp không phải CSV UTF-8; hãy lưu lại từ Excel.")
        elif not str(data.get("people", "")).strip():
            self.add_error("people", "Chưa dán danh sách.")
        return data
