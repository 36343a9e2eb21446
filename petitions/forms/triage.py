"""The five questions about a petition that has just come in, and what is decided."""

from typing import Any

from django import forms

from petitions.actions.triage import Decision
from petitions.enums import (
    Competence,
    Content,
    Fault,
    Instance,
    PetitionKind,
    Source,
    Weight,
)
from petitions.models import Petition
from petitions.rules.steps import Facts
from petitions.rules.triage import Answers
from songcong.core.fields import VietnameseDateField
from wards.forms.record import TextField, VersionedForm

AS_PROPOSED = ""
OTHERWISE = (
    (AS_PROPOSED, "Làm theo đề xuất"),
    ("process", "Đủ điều kiện, giải quyết hoặc đề xuất thụ lý"),
    ("guide", "Hướng dẫn"),
    ("forward", "Chuyển đơn"),
    ("urge", "Đôn đốc"),
    ("ask_more", "Yêu cầu bổ sung"),
    ("refuse", "Không thụ lý"),
    ("return", "Trả đơn"),
    ("keep", "Lưu đơn"),
)
PARTS = {
    PetitionKind.DENUNCIATION: "part_denunciation",
    PetitionKind.COMPLAINT: "part_complaint",
    PetitionKind.FEEDBACK: "part_feedback",
}
QUESTIONS = ("content", "fault", "competence", "instance", "weight")
WHERE_TO = ("office", "paper", "ground")


class TriageForm(VersionedForm):
    """Answers that stand ready, so that only what differs has to be touched."""

    content = forms.ChoiceField(
        label="1. Đơn nói về việc gì?",
        choices=Content.choices,
        widget=forms.RadioSelect,
        help_text="Theo nội dung, không theo tiêu đề.",
    )
    fault = forms.ChoiceField(label="2. Đơn có đủ điều kiện xử lý không?", choices=Fault.choices)
    competence = forms.ChoiceField(
        label="3. Việc này có thuộc thẩm quyền của đơn vị không?",
        choices=Competence.choices,
        widget=forms.RadioSelect,
    )
    instance = forms.ChoiceField(
        label="4. Nếu là khiếu nại: lần thứ mấy?",
        help_text="Lần hai đối với quyết định của Chủ tịch phường, xã do Chủ tịch cấp trên "
        "trực tiếp giải quyết: chọn Không thuộc thẩm quyền (Luật Khiếu nại Điều 17, 18).",
        choices=Instance.choices,
        widget=forms.RadioSelect,
    )
    weight = forms.ChoiceField(label="5. Mức độ", choices=Weight.choices)
    on = VietnameseDateField(label="Ngày xử lý")
    office = TextField(
        label="Cơ quan mà người gửi đơn cần đến",
        required=False,
        max_length=200,
        help_text="Ghi khi hướng dẫn, chuyển đơn hoặc không thụ lý.",
    )
    paper = TextField(
        label="Văn bản số",
        required=False,
        max_length=100,
        help_text="Ghi khi có văn bản gửi đi. Ví dụ 12/PHD-UBND.",
    )
    ground = TextField(
        label="Căn cứ không thụ lý",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ghi khi không thụ lý.",
    )
    part_denunciation = TextField(
        label="Phần tố cáo", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    part_complaint = TextField(
        label="Phần khiếu nại", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    part_feedback = TextField(
        label="Phần kiến nghị, phản ánh", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    verb = forms.ChoiceField(label="Quyết định", choices=OTHERWISE, required=False)
    why_otherwise = TextField(
        label="Lý do làm khác đề xuất",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, petition: Petition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.from_body = petition.source == Source.OTHER_BODY

    def answers(self) -> Answers:
        """The answers; the form is valid."""
        given = {name: self.cleaned_data[name] for name in QUESTIONS}
        return Answers(**given, from_body=self.from_body)

    def decision(self) -> Decision:
        """What the officer decides; the form is valid."""
        data = self.cleaned_data
        return Decision(
            facts=Facts(on=data["on"], **{name: data[name] for name in WHERE_TO}),
            verb=data["verb"],
            why_otherwise=data["why_otherwise"],
            parts={kind: data[name] for kind, name in PARTS.items()},
        )


def initial_of(petition: Petition, today: Any) -> dict[str, Any]:
    """The answers that most petitions of this kind get."""
    return {
        "version": petition.version,
        "content": petition.kind,
        "fault": Fault.NONE,
        "competence": Competence.WITHIN,
        "instance": petition.instance,
        "weight": Weight.URGENT if petition.urgent else Weight.NORMAL,
        "on": today,
    }
