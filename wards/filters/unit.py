"""What the list of units can be narrowed by."""

from django.db.models import Q

from wards.enums import UnitKind
from wards.filters.ground import TIMES, GroundFilter, Rows, Sought, has_words, in_time
from wards.filters.register import Pick


class UnitFilter(GroundFilter):
    q = Sought("Tìm tên, mã")
    kind = Pick(UnitKind.choices, "Loại")
    time = Pick(TIMES, "Hiệu lực")

    def narrow(self, rows: Rows) -> Rows:
        rows = rows.filter(in_time(self.picked("time"), self.today, "valid_from", "valid_to"))
        if kind := self.picked("kind"):
            rows = rows.filter(kind=kind)
        if asked := self.picked("q"):
            named = rows.values_list("pk", "name", "code")
            found = [pk for pk, name, code in named if has_words(f"{name} {code}", asked)]
            rows = rows.filter(Q(pk__in=found))
        return rows
