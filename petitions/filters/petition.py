"""What the list of petitions can be narrowed by."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import F, Q

from petitions.enums import EnteredFrom, PetitionKind, PetitionStatus, Source, Subject
from petitions.rules.workflow import FINAL
from wards.filters.register import Pick, RegisterFilter, Rows

TERMS = (
    ("open", "Chưa giải quyết xong"),
    ("overdue", "Chưa giải quyết, đã quá hạn"),
    ("soon", "Đến hạn trong 7 ngày tới"),
    ("late", "Đã giải quyết, trễ hạn"),
)
_OPEN = Q(resolved_on__isnull=True) & ~Q(status__in=FINAL)
_TERMS: dict[str, Callable[[date], Q]] = {
    "open": lambda _today: _OPEN,
    "overdue": lambda today: _OPEN & Q(due_on__lt=today),
    "soon": lambda today: _OPEN & Q(due_on__gte=today, due_on__lte=today + timedelta(days=7)),
    "late": lambda _today: Q(resolved_on__gt=F("due_on")),
}


class PetitionFilter(RegisterFilter):
    day = "received_on"
    same = {name: name for name in ("kind", "status", "subject", "source", "entered_from")}

    kind = Pick(PetitionKind.choices, "Loại đơn")
    status = Pick(PetitionStatus.choices, "Trạng thái")
    subject = Pick(Subject.choices, "Nhóm lĩnh vực")
    source = Pick(Source.choices, "Nguồn")
    entered_from = Pick(EnteredFrom.choices, "Nhập thay từ")
    term = Pick(TERMS, "Thời hạn")

    def narrow(self, rows: Rows, today: date) -> Rows:
        rows = super().narrow(rows, today)
        picked = self.cleaned_data.get("term")
        return rows.filter(_TERMS[picked](today)) if picked else rows
