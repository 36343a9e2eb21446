"""The words of a paper, and the choice of several at once."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django import forms

from petitions.actions.letter import LetterFacts
from petitions.models import CaseLetter
from songcong.core.fields import VietnameseDateField, WholeNumberField
from wards.forms.record import TextField, VersionedForm

NAMES = ("subject", "addressee", "text", "recipients", "authority", "post", "signatory")


class LetterWordsForm(VersionedForm):
    """What a paper says; its head, number and day come by themselves."""

    subject = TextField(label="Trích yếu", max_length=300)
    addressee = TextField(
        label="Kính gửi",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Mỗi nơi nhận một dòng.",
    )
    text = TextField(
        label="Nội dung",
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text="Các đoạn cách nhau một dòng trống. Chỗ chấm chấm (……) phải ghi đủ trước khi "
        "ban hành. Đoạn bắt đầu bằng “Điều 1.” được in đậm phần đầu.",
    )
    recipients = TextField(
        label="Nơi nhận",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi nơi một dòng; dòng lưu hồ sơ tự thêm.",
    )
    authority = TextField(
        label="Quyền hạn ký",
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ví dụ: TM. ỦY BAN NHÂN DÂN; ký thay thì thêm dòng KT. CHỦ TỊCH.",
    )
    post = TextField(label="Chức vụ người ký", max_length=100)
    signatory = TextField(
        label="Họ tên người ký",
        max_length=100,
        required=False,
        help_text="Để trống thì in dòng chấm.",
    )

    def __init__(self, *args: Any, by_hand: bool = False, **kwargs: Any) -> None:
        """``by_hand`` says that the addressee is written into the printed copy."""
        super().__init__(*args, **kwargs)
        if by_hand:
            self.fields[
                "addressee"
            ].help_text = (
                "Gửi người tố cáo thì để trống: tên được viết tay vào bản giấy, không lưu ở đây."
            )

    def facts(self) -> LetterFacts:
        """The words as typed; the form is valid."""
        return LetterFacts(**{name: self.cleaned_data[name] for name in NAMES})


def initial_of(letter: CaseLetter) -> dict[str, Any]:
    """The form's values for a draft that stands."""
    return {"version": letter.version, **{name: getattr(letter, name) for name in NAMES}}


def initial_from(facts: LetterFacts) -> dict[str, Any]:
    """The form's values for a paper that nobody has begun."""
    return asdict(facts)


class IssueForm(VersionedForm):
    """The stamp of a paper: its number and day, and that its signatory has signed it."""

    number = WholeNumberField(label="Số", required=False, min_value=1, max_value=99_999)
    dated_on = VietnameseDateField(
        label="Ngày văn bản", required=False, help_text="Để trống thì lấy ngày hôm nay."
    )
    signed = forms.BooleanField(error_messages={"required": "Chưa xác nhận bản giấy đã ký."})

    def __init__(self, *args: Any, letter: CaseLetter, expected: int, **kwargs: Any) -> None:
        """``expected`` is the number that the book would give next."""
        super().__init__(*args, **kwargs)
        self.fields["number"].help_text = (
            f"Để trống thì lấy số tiếp theo của sổ (dự kiến {expected:02}). Văn thư đã cho số ở sổ "
            "của cơ quan thì ghi số đó."
        )
        signatory = f"{letter.post} {letter.signatory}"
        self.fields["signed"].label = f"Bản giấy đã có chữ ký của {signatory}"


class VersionForm(VersionedForm):
    """A confirmation over what the person saw."""


class SeveralForm(forms.Form):
    """Which of the rows offered are meant."""

    def __init__(self, *args: Any, rows: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"] = forms.MultipleChoiceField(
            label="Chọn",
            choices=list(rows),
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": "Chưa chọn dòng nào.",
                "invalid_choice": "Có dòng không còn trong danh sách; hãy chọn lại.",
            },
        )

    @property
    def chosen(self) -> list[str]:
        """The values chosen; the form is valid."""
        return list(self.cleaned_data["chosen"])


class SignedForm(forms.Form):
    """That several papers, looked over, were signed."""

    signed = forms.BooleanField(
        label="Bản giấy của các văn bản này đã có chữ ký của người có thẩm quyền",
        error_messages={"required": "Chưa xác nhận các bản giấy đã ký."},
    )
