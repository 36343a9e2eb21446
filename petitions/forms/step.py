"""The forms of the steps of a petition and of its handlers."""

from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.db.models import QuerySet

from petitions.enums import Outcome
from petitions.models import Petition
from petitions.rules.steps import OUTCOMES, Facts
from songcong.core.errors import Refused
from songcong.core.fields import VietnameseDateField
from songcong.core.workflow import Transition
from wards.forms.record import TextField, VersionedForm
from wards.models import User

REASONS = {
    "guide": ("Hướng dẫn đến", "Ghi cơ quan có thẩm quyền và nội dung hướng dẫn."),
    "forward": ("Chuyển đến", "Ghi cơ quan có thẩm quyền nhận đơn và số văn bản chuyển."),
    "urge": ("Đôn đốc", "Ghi cơ quan được đôn đốc và nội dung."),
    "keep": ("Lý do lưu đơn", "Vì sao đơn không đủ điều kiện xử lý."),
    "return": ("Lý do trả đơn", "Vì sao trả lại đơn và tài liệu kèm theo."),
    "withdraw": ("Lý do rút đơn", "Theo văn bản rút đơn của người gửi."),
}


class StepForm(VersionedForm):
    """What a step requires: each row of the workflow asks for its own fields."""

    on = VietnameseDateField(label="Ngày thực hiện")
    complex = forms.BooleanField(
        label="Vụ việc phức tạp",
        required=False,
        help_text="Thời hạn giải quyết của vụ việc phức tạp dài hơn theo luật.",
    )
    outcome = forms.ChoiceField(label="Kết quả", widget=forms.RadioSelect)
    reason = TextField(label="Lý do", widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(
        self, *args: Any, petition: Petition, row: Transition, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.as_first_shown = partial(StepForm, petition=petition, row=row, today=today)
        self.initial = {"on": today, "complex": petition.complex, "version": petition.version}
        for name in ("complex", "outcome", "reason"):
            if name not in row.requires:
                del self.fields[name]
        if row.verb in REASONS:
            self.fields["reason"].label, self.fields["reason"].help_text = REASONS[row.verb]
        outcome = self.fields.get("outcome")
        if isinstance(outcome, forms.ChoiceField):
            outcome.choices = [(each, Outcome(each).label) for each in OUTCOMES[petition.kind]]

    def facts(self) -> Facts:
        """The step as typed; the form is valid."""
        given = self.cleaned_data
        return Facts(
            on=given["on"],
            complex=given.get("complex", False),
            outcome=given.get("outcome", ""),
            reason=given.get("reason", ""),
        )


class HandlerForm(VersionedForm):
    """To whom a case is given."""

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"] = forms.ModelChoiceField(
            label="Người xử lý", queryset=people, empty_label="Chọn người xử lý"
        )


class RevealForm(forms.Form):
    """Why a denouncer's identity is opened."""

    reason = TextField(
        label="Lý do xem",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Mỗi lần xem được ghi lại cùng tên người xem, giờ xem và lý do.",
    )

    def refuse(self, refusal: Refused) -> None:
        """Show why the identity stays closed."""
        self.add_error("reason", refusal.message)
