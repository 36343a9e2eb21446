"""What is to be done with many cases at once."""

import re
from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import QuerySet

from petitions.actions.bulk import Plan, Seen, Task
from petitions.rules.bulk import MOST
from songcong.core.errors import Refused
from wards.forms.record import TextField
from wards.models import User

GIVE, REMIND = "give", "remind"
TOO_MANY = f"Mỗi lần làm được nhiều nhất {MOST} đơn; hãy lọc hẹp hơn hoặc chọn ít đơn hơn."
_CASE = re.compile(r"([0-9]{1,18})(?:-([0-9]{1,9})-([0-9]{1,9}))?")


class BulkForm(forms.Form):
    """To whom the cases are given, or in which words their owners are reminded.

    ``cases`` carries the ids, after a look with what was seen of each: "12-3-0 15-1-2".
    """

    cases = forms.CharField(
        widget=forms.HiddenInput, error_messages={"required": "Chưa chọn đơn nào."}
    )
    task = forms.ChoiceField(
        label="Việc cần làm",
        choices=((GIVE, "Giao cho một người"), (REMIND, "Nhắc người phụ trách")),
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn."},
    )
    words = TextField(
        label="Lời nhắc",
        max_length=300,
        error_messages={"required": "Chưa ghi lời nhắc."},
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Chỉ ghi khi nhắc việc; không ghi tên, địa chỉ người gửi đơn. Ví dụ: Báo tiến độ "
        "trước 16 giờ thứ Sáu.",
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        handler = forms.ModelChoiceField(
            label="Giao cho",
            queryset=people,
            empty_label="Chọn người xử lý",
            error_messages={"required": "Chưa chọn người xử lý."},
            help_text="Chỉ chọn khi giao việc; người này thay người đang được giao.",
        )
        fields = self.fields
        self.fields = {
            "cases": fields["cases"],
            "task": fields["task"],
            "handler": handler,
            "words": fields["words"],
        }
        if self.is_bound:
            asked = self.data.get("task")
            handler.required, fields["words"].required = asked == GIVE, asked == REMIND

    def clean_cases(self) -> dict[int, Seen | None]:
        """The ids, each with what was seen of it."""
        found: dict[int, Seen | None] = {}
        for part in self.cleaned_data["cases"].split():
            case = _CASE.fullmatch(part)
            if case is None:
                raise forms.ValidationError("Có đơn không đọc được; hãy chọn lại từ danh sách.")
            pk, *seen = case.groups()
            found[int(pk)] = Seen(int(seen[0]), int(seen[1])) if seen[0] else None
        if len(found) > MOST:
            raise forms.ValidationError(TOO_MANY)
        return found

    def refuse(self, refusal: Refused) -> None:
        """Show what the action refused beside the field at fault."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)

    @property
    def asked(self) -> Task:
        """The task; the form is valid."""
        data = self.cleaned_data
        if data["task"] == GIVE:
            return Task(handler=data["handler"])
        return Task(words=data["words"])

    @property
    def seen(self) -> dict[int, Seen | None]:
        """The cases as they were seen; the form is valid."""
        seen: dict[int, Seen | None] = self.cleaned_data["cases"]
        return seen


def told(ids: Collection[int]) -> str:
    """The cases as the form first carries them."""
    return " ".join(map(str, ids))


def told_as_seen(plan: Plan) -> str:
    """The cases that would change, with what was seen of each."""
    return " ".join(
        f"{line.petition.pk}-{line.seen.version}-{line.seen.reminders}" for line in plan.moves
    )
