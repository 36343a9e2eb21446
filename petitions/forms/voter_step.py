"""The form of an answer to voters, or of passing their request on."""

from datetime import date
from functools import partial
from typing import Any

from django import forms

from petitions.models import VoterPetition
from petitions.rules.voter import VoterStep
from songcong.core.fields import VietnameseDateField
from songcong.core.workflow import Transition
from wards.forms.record import TextField, VersionedForm

_DAYS = {"pass_on": "Ngày chuyển"}


class VoterStepForm(VersionedForm):
    """What a step requires: each row of the table asks for its own fields."""

    on = VietnameseDateField(label="Ngày trả lời")
    body = TextField(
        label="Cơ quan nhận", max_length=300, help_text="Cơ quan có thẩm quyền giải quyết."
    )
    document = TextField(
        label="Văn bản trả lời", max_length=200, help_text="Số, ký hiệu, ví dụ 125/UBND-VP."
    )
    answer = TextField(
        label="Nội dung trả lời",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Tóm tắt kết quả, việc đang làm hoặc lời giải trình.",
    )
    planned_on = VietnameseDateField(
        label="Sẽ giải quyết xong trước ngày", help_text="Lộ trình nêu trong văn bản trả lời."
    )
    reason = TextField(label="Lý do chuyển", widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(
        self, *args: Any, case: VoterPetition, row: Transition, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.as_first_shown = partial(VoterStepForm, case=case, row=row, today=today)
        self.initial = {"on": today, "version": case.version}
        for name in set(self.fields) - {"version", *row.requires}:
            del self.fields[name]
        self.fields["on"].label = _DAYS.get(row.verb, "Ngày trả lời")
        if row.verb != "pass_on":
            self.initial |= {"document": case.answer_document, "answer": case.answer}

    def step(self) -> VoterStep:
        """The step as typed; the form is valid."""
        names = VoterStep.__dataclass_fields__
        return VoterStep(**{name: self.cleaned_data[name] for name in names if name in self.fields})
