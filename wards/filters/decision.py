"""What the list of the people's decisions can be narrowed by."""

from datetime import date

from wards.enums import DecisionMatter
from wards.filters.register import Pick, RegisterFilter, Rows

PASSED = (("yes", "Thông qua"), ("no", "Không thông qua"), ("open", "Chưa có ngưỡng"))
_PASSED = {"yes": True, "no": False, "open": None}


class DecisionFilter(RegisterFilter):
    day = "decided_on"
    same = {"matter": "matter"}

    matter = Pick(DecisionMatter.choices, "Việc biểu quyết")
    passed = Pick(PASSED, "Kết quả")

    def narrow(self, rows: Rows, today: date) -> Rows:
        rows = super().narrow(rows, today)
        picked = self.cleaned_data.get("passed")
        return rows.filter(passed=_PASSED[picked]) if picked else rows
