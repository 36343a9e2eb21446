"""What the catalogue of matters can be narrowed by."""

from wards.filters.ground import CONFIRMED, TIMES, GroundFilter, Rows, compared, in_time
from wards.filters.register import Pick


class ItemFilter(GroundFilter):
    time = Pick(TIMES, "Hiệu lực")
    confirmed = Pick(CONFIRMED, "Đối chiếu")

    def narrow(self, rows: Rows) -> Rows:
        return rows.filter(
            in_time(self.picked("time"), self.today, "valid_from", "valid_to"),
            compared(self.picked("confirmed")),
        )
