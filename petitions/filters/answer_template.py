"""What the list of templates of answers can be narrowed by."""

from datetime import date

from petitions.enums import PetitionKind
from petitions.rules.answer_template import USES
from wards.filters.register import Pick, RegisterFilter, Rows

STATES = (("used", "Đang dùng"), ("retired", "Thôi dùng"))


class TemplateFilter(RegisterFilter):
    day = "written_on"
    same = {"kind": "kind", "used_in": "used_in"}

    q = None  # type: ignore[assignment]  # there are few, and their names are listed
    kind = Pick(PetitionKind.choices, "Loại đơn")
    used_in = Pick(tuple(USES.items()), "Dùng ở")
    state = Pick(STATES, "Trạng thái")

    def narrow(self, rows: Rows, today: date) -> Rows:
        rows = super().narrow(rows, today)
        picked = self.cleaned_data.get("state")
        return rows.filter(retired_at__isnull=picked == "used") if picked else rows
