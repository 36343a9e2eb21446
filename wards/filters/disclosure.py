"""What the list of disclosures can be narrowed by."""

from collections.abc import Callable
from datetime import date

from django.db.models import F, Q

from wards.filters.register import Pick, RegisterFilter, Rows

ITEMS = tuple((number, f"Mục {number}") for number in range(1, 15))
STATES = (
    ("open", "Chưa công khai"),
    ("overdue", "Chưa công khai, đã quá hạn"),
    ("late", "Công khai trễ hạn"),
    ("on_time", "Công khai đúng hạn"),
)


class DisclosureFilter(RegisterFilter):
    day = "document_on"
    same = {"item": "item"}

    item = Pick(ITEMS, "Mục công khai")
    state = Pick(STATES, "Tình trạng")

    def narrow(self, rows: Rows, today: date) -> Rows:
        rows = super().narrow(rows, today)
        picked = self.cleaned_data.get("state")
        return rows.filter(_STATES[picked](today)) if picked else rows


_STATES: dict[str, Callable[[date], Q]] = {
    "open": lambda _today: Q(published_on__isnull=True),
    "overdue": lambda today: Q(published_on__isnull=True, due_on__lt=today),
    "late": lambda _today: Q(published_on__gt=F("due_on")),
    "on_time": lambda _today: Q(published_on__lte=F("due_on")),
}
