"""What the list of mediations can be narrowed by."""

from datetime import date

from petitions.enums import MediationOutcome
from wards.filters.register import Pick, RegisterFilter, Rows

NONE_YET = "none"


class MediationFilter(RegisterFilter):
    day = "received_on"

    outcome = Pick((*MediationOutcome.choices, (NONE_YET, "Chưa có kết quả")), "Kết quả")

    def narrow(self, rows: Rows, today: date) -> Rows:
        rows = super().narrow(rows, today)
        picked = self.cleaned_data.get("outcome")
        return rows.filter(outcome="" if picked == NONE_YET else picked) if picked else rows
