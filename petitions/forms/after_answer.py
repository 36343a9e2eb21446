"""What a sender says once the answer is there."""

from typing import ClassVar

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
        help_text="Không bắt buộc. Chỉ cơ quan giải quyết đọc được.",
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
