"""What the list of voters' requests can be narrowed by."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.db.models import F, Q

from petitions.enums import CouncilLevel, SessionSide, VoterStatus
from wards.filters.register import Pick, RegisterFilter, Rows

TERMS = (
    ("open", "Chưa trả lời"),
    ("overdue", "Chưa trả lời, đã quá hạn"),
    ("late", "Đã trả lời, trễ hạn"),
    ("unpassed", "Chưa trả lời, quá hạn chuyển cơ quan khác"),
    ("passed_late", "Đã chuyển, trễ hạn chuyển"),
    ("broken", "Quá lộ trình đã hứa"),
)
_TERMS: dict[str, Callable[[date], Q]] = {
    "open": lambda _today: Q(answered_on__isnull=True),
    "overdue": lambda today: Q(answered_on__isnull=True, due_on__lt=today),
    "late": lambda _today: Q(answered_on__gt=F("due_on")),
    "unpassed": lambda today: Q(status=VoterStatus.RECEIVED, pass_on_by__lt=today),
    "passed_late": lambda _today: Q(passed_on__gt=F("pass_on_by")),
    "broken": lambda today: Q(status=VoterStatus.PLANNED, planned_on__lt=today),
}


class VoterFilter(RegisterFilter):
    day = "received_on"
    same = {"level": "level", "session": "session", "status": "status", "meeting": "meeting_id"}

    level = Pick(CouncilLevel.choices, "Gửi đại biểu")
    session = Pick(SessionSide.choices, "Thời điểm")
    status = Pick(VoterStatus.choices, "Trạng thái")
    term = Pick(TERMS, "Thời hạn")
    meeting = forms.IntegerField(
        required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput
    )

    def narrow(self, rows: Rows, today: date) -> Rows:
        rows = super().narrow(rows, today)
        picked = self.cleaned_data.get("term")
        return rows.filter(_TERMS[picked](today)) if picked else rows
