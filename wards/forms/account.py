"""Forms of sign-in and passwords, in an office's words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth import forms as auth_forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from songcong.core.errors import Refused
from wards.models import User

HINT = "Ít nhất 12 ký tự. Nên ghép vài từ dễ nhớ; không dùng tên mình hay mật khẩu thông dụng."
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng. Mật khẩu phân biệt chữ hoa, chữ thường."
WORDS = {
    "password_too_short": "Mật khẩu phải có ít nhất 12 ký tự.",
    "password_too_similar": "Mật khẩu quá giống tên hoặc thư điện tử của tài khoản.",
    "password_too_common": "Mật khẩu này nhiều người dùng, dễ bị đoán. Xin chọn mật khẩu khác.",
}


def _secret(label: str, autocomplete: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


def own_password(user: User, password: str) -> str:
    """The password if it is the person's; a ValidationError says otherwise."""
    if not user.check_password(password):
        raise ValidationError("Mật khẩu đang dùng không đúng.")
    return password


class SignInForm(auth_forms.AuthenticationForm):
    """Account name and password; the same answer whichever of them is wrong."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["username"].help_text = "Do người quản trị cấp"
        self.fields["password"] = _secret("Mật khẩu", "current-password")


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    new_password = _secret("Mật khẩu mới", "new-password", HINT)
    again = _secret("Gõ lại mật khẩu mới", "new-password")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_new_password(self) -> str:
        password: str = self.cleaned_data["new_password"]
        try:
            validate_password(password, self.user)
        except ValidationError as refused:
            raise ValidationError(
                [WORDS.get(error.code or "", str(error.message)) for error in refused.error_list]
            ) from None
        return password

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, again = data.get("new_password"), data.get("again")
        if first and again and first != again:
            self.add_error("again", "Hai lần gõ mật khẩu không giống nhau.")
        return data

    def save(self, commit: bool = True) -> User:
        """Set the password; a handed-out one is thereby replaced."""
        self.user.set_password(self.cleaned_data["new_password"])
        self.user.must_change_password = False
        if commit:
            self.user.save(update_fields=["password", "must_change_password"])
        return self.user


class ChangePasswordForm(NewPasswordForm):
    """The old password first, then a new one."""

    old_password = _secret("Mật khẩu đang dùng", "current-password")
    field_order = ("old_password", "new_password", "again")

    def clean_old_password(self) -> str:
        return own_password(self.user, self.cleaned_data["old_password"])


class SlipForm(NewPasswordForm):
    """Account name and the code of a printed slip, then a new password."""

    field_order = ("username", "code", "new_password", "again")

    username = forms.CharField(
        label="Tên đăng nhập",
        help_text="In trên phiếu.",
        max_length=60,
        error_messages={"required": "Chưa gõ tên đăng nhập."},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    code = forms.CharField(
        label="Mã trên phiếu",
        help_text="12 chữ và số; gạch nối, chữ hoa hay thường đều được.",
        max_length=30,
        error_messages={"required": "Chưa gõ mã trên phiếu."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(User(username=(data or {}).get("username", "")), data)

    def refuse(self, refusal: Refused) -> None:
        """Show what an action refused beside the code."""
        self.add_error("code", refusal.message)


class ForgottenPasswordForm(auth_forms.PasswordResetForm):
    """The address to which a link is sent; the page says the same for unknown addresses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Thư điện tử đã đăng ký"
        self.fields["email"].error_messages["invalid"] = (
            "Địa chỉ thư không đúng, ví dụ ten@coquan.vn."
        )
