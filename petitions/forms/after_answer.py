"""What a sender says on the page of the own petition."""

from typing import Any, ClassVar

from django import forms

from petitions.enums import Satisfaction
from wards.forms.record import TextField


class RatingForm(forms.Form):
    """How satisfied the sender is."""

    act: ClassVar = "danh-gia"
    score = forms.ChoiceField(
        label="Bạn có hài lòng với kết quả không?",
        choices=Satisfaction.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một mức."},
    )
    remark = TextField(
        label="Ý kiến thêm",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Chỉ cơ quan giải quyết đọc được.",
    )


class AgainForm(forms.Form):
    """Why the answer should be looked at again."""

    act: ClassVar = "xem-lai"
    reason = TextField(
        label="Vì sao đề nghị xem lại",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi đơn một lần. Nêu điều chưa đúng, chưa làm hoặc chưa trả lời.",
        error_messages={"required": "Ghi lý do."},
    )


class AlertForm(forms.Form):
    """Where to tell the sender of each step."""

    act: ClassVar = "nhan-tin"
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Ghi địa chỉ thư.",
            "invalid": "Ghi địa chỉ thư, ví dụ ten@thu.vn.",
        },
    )
    sms = forms.BooleanField(label="Nhắn tin đến số điện thoại đã ghi trong đơn", required=False)

    def __init__(self, *args: Any, texts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not texts:
            del self.fields["sms"]
            self.fields["email"].required = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("email") and not data.get("sms"):
            self.add_error("email", "Ghi địa chỉ thư.")
        return data
