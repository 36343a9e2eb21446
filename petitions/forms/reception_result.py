"""The form of what came of a reception."""

from typing import Any

from django import forms

from petitions.actions.reception_result import ResultFacts
from petitions.enums import ReceptionMode, RefusalGround
from petitions.models import Reception, ReceptionResult
from petitions.rules.representatives import CITATION, representatives
from songcong.core.fields import VietnameseDateField, WholeNumberField
from wards.forms.record import TextField, VersionedForm


class ResultForm(VersionedForm):
    """How it was held, refused, concluded and answered."""

    mode = forms.ChoiceField(
        label="Cách tiếp", choices=[("", "Chưa ghi"), *ReceptionMode.choices], required=False
    )
    delegated = forms.BooleanField(
        label="Ủy quyền cho người khác tiếp",
        required=False,
        help_text="Người đứng đầu không trực tiếp tiếp.",
    )
    representatives = WholeNumberField(
        label="Số người đại diện", required=False, min_value=1, max_value=50
    )
    refusal_ground = forms.ChoiceField(
        label="Từ chối tiếp vì",
        choices=[("", "Không từ chối"), *RefusalGround.choices],
        required=False,
        help_text="Luật Tiếp công dân 42/2013/QH13 Điều 9.",
    )
    refusal_document = TextField(
        label="Thông báo từ chối tiếp",
        max_length=200,
        required=False,
        help_text="Số, ký hiệu; bắt buộc khi đã giải quyết đúng pháp luật, trường hợp khác.",
    )
    conclusion_document = TextField(
        label="Thông báo kết luận buổi tiếp",
        max_length=200,
        required=False,
        help_text="Số, ký hiệu.",
    )
    concluded_on = VietnameseDateField(
        label="Ngày thông báo kết luận", required=False, help_text=""
    )
    must_answer = forms.BooleanField(
        label="Phải trả lời công dân sau buổi tiếp",
        required=False,
        help_text="Hạn trả lời được tính theo định mức và hiện trong việc hôm nay.",
    )
    answered_on = VietnameseDateField(label="Ngày trả lời", required=False, help_text="")
    answer_document = TextField(label="Văn bản trả lời", max_length=200, required=False)

    def __init__(self, *args: Any, reception: Reception, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        speakers = representatives(reception.persons)
        if speakers is None:
            del self.fields["representatives"]
        else:
            self.fields["representatives"].help_text = (
                f"Đoàn {reception.persons} người: {speakers.least} đến {speakers.most} đại diện "
                f"({CITATION})."
            )
        self.initial = {**_stands(reception), **(self.initial or {})}

    def facts(self) -> ResultFacts:
        """The result as typed; the form is valid."""
        names = ResultFacts.__dataclass_fields__
        return ResultFacts(**{n: self.cleaned_data[n] for n in names if n in self.fields})


def _stands(reception: Reception) -> dict[str, Any]:
    result = ReceptionResult.objects.filter(reception=reception).first()
    names = ResultFacts.__dataclass_fields__ if result is not None else ()
    return {"version": reception.version, **{name: getattr(result, name) for name in names}}
