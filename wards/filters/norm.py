"""What the table of norms can be narrowed by."""

from wards.filters.ground import (
    CONFIRMED,
    TIMES,
    GroundFilter,
    Rows,
    Sought,
    compared,
    has_words,
    in_time,
)
from wards.filters.register import Pick
from wards.rules.norm_rows import TOPICS, title_of_norm


class NormFilter(GroundFilter):
    q = Sought("Tìm định mức")
    topic = Pick(list(TOPICS.items()), "Về việc")
    time = Pick(TIMES, "Hiệu lực")
    confirmed = Pick(CONFIRMED, "Đối chiếu")

    def narrow(self, rows: Rows) -> Rows:
        rows = rows.filter(
            in_time(self.picked("time"), self.today, "in_force_from", "in_force_to"),
            compared(self.picked("confirmed")),
        )
        if topic := self.picked("topic"):
            rows = rows.filter(key__startswith=f"{topic}.")
        if asked := self.picked("q"):
            keys = set(rows.values_list("key", flat=True))
            found = [key for key in keys if has_words(f"{title_of_norm(key)} {key}", asked)]
            rows = rows.filter(key__in=found)
        return rows
