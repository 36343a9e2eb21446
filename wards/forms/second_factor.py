"""Forms of the second factor."""

from django import forms

from songcong.core.errors import Refused
from wards.actions.second_factor import WRONG
from wards.forms.account import own_password
from wards.models import User

LONGEST = 20


class CodeForm(forms.Form):
    """The six digits that a device shows, or a recovery code."""

    code = forms.CharField(
        label="Mã xác thực",
        help_text="Sáu chữ số đang hiện trong ứng dụng trên điện thoại.",
        max_length=LONGEST,
        error_messages={"required": "Chưa gõ mã.", "max_length": WRONG},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def refuse(self, refusal: Refused) -> None:
        """Show what an action refused beside the field."""
        self.add_error("code", refusal.message)


class SignInCodeForm(CodeForm):
    """At sign-in a recovery code is taken too."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they are
        field = self.fields["code"]
        field.help_text = (
            "Sáu chữ số đang hiện trong ứng dụng trên điện thoại. "
            "Không có điện thoại ở đây thì gõ một mã dự phòng đã in."
        )
        field.widget.attrs["inputmode"] = "text"


class PasswordForm(forms.Form):
    """The password once more, before something that weakens the account."""

    password = forms.CharField(
        label="Mật khẩu đang dùng",
        strip=False,
        error_messages={"required": "Chưa gõ mật khẩu."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        self.user = user
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they are

    def clean_password(self) -> str:
        return own_password(self.user, self.cleaned_data["password"])


class ReplaceForm(PasswordForm, CodeForm):
    """The password, and the code that the new device shows."""
