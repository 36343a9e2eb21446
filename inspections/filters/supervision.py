"""What the lists of the two boards can be narrowed by."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from inspections.models import Recommendation
from wards.filters.register import Pick, RegisterFilter, Rows

ANSWERS = (
    ("waiting", "Còn kiến nghị chưa trả lời"),
    ("overdue", "Kiến nghị quá hạn trả lời"),
    ("none", "Không có kiến nghị"),
)


class SupervisionFilter(RegisterFilter):
    day = "held_on"

    answers = Pick(ANSWERS, "Kiến nghị")

    def narrow(self, rows: Rows, today: date) -> Rows:
        rows = super().narrow(rows, today)
        picked = self.cleaned_data.get("answers")
        if picked == "none":
            return rows.filter(~Exists(_recommendations()))
        if picked:
            late = Q(due_on__lt=today) if picked == "overdue" else Q()
            return rows.filter(Exists(_recommendations().filter(late, answered_on__isnull=True)))
        return rows


def _recommendations() -> QuerySet[Any, Any]:
    return Recommendation.objects.live().filter(finding__supervision=OuterRef("pk"))
