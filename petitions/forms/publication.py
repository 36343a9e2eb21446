"""Forms of a published answer."""

from collections.abc import Iterable
from typing import Any

from django import forms

from petitions.actions.publication import PublicationFacts
from petitions.models import PetitionFile
from wards.forms.record import TextField, VersionedForm


class UnpublishForm(VersionedForm):
    """Why a published answer is taken down."""

    reason = TextField(
        label="Lý do gỡ",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mọi người không còn đọc được nội dung này; hồ sơ giữ nguyên.",
    )


class ConclusionForm(VersionedForm):
    """What everyone is to read of a conclusion."""

    title = TextField(
        label="Tiêu đề", max_length=200, help_text="Không nêu người tố cáo, người làm chứng."
    )
    answer = TextField(
        label="Kết luận nội dung tố cáo",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Phần mềm từ chối văn bản còn tên, địa chỉ, số máy của người tố cáo.",
    )


class PublicationForm(VersionedForm):
    """What everyone is to read."""

    title = TextField(
        label="Tiêu đề", max_length=200, help_text="Ví dụ: Đèn đường ngõ 5 đã được thay."
    )
    question = TextField(
        label="Nội dung phản ánh",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Tên, địa chỉ, số máy người gửi đã lược bỏ; bỏ tiếp tên người khác.",
    )
    answer = TextField(label="Trả lời", max_length=20_000, widget=forms.Textarea(attrs={"rows": 8}))
    proof = forms.TypedChoiceField(
        label="Ảnh, văn bản kết quả",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Mọi người xem được tệp này; chọn tệp không nêu tên ai.",
    )
    consent = TextField(
        label="Người gửi đồng ý công khai",
        max_length=200,
        help_text="Khi nào, bằng cách nào. Ví dụ: đồng ý qua điện thoại ngày 10/6/2025.",
    )

    def __init__(self, *args: Any, files: Iterable[PetitionFile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(file.pk, file.original_name) for file in files]
        self.fields["proof"].choices = [("", "– Không kèm tệp –"), *choices]  # type: ignore[attr-defined]  # a ChoiceField

    def facts(self) -> PublicationFacts:
        """What was typed; the form is valid."""
        data = self.cleaned_data
        return PublicationFacts(
            title=data["title"],
            question=data["question"],
            answer=data["answer"],
            consent=data["consent"],
            proof_id=data["proof"],
        )
