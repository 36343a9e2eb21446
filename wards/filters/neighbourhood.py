"""What the list of villages and residential groups can be narrowed by."""

from django.db.models import Q

from songcong.core.text import fold
from wards.filters.ground import GroundFilter, Rows, Sought
from wards.filters.register import Pick
from wards.models import Unit

STATES = (("all", "Cả thôn, tổ và đơn vị đã hết"), ("uncounted", "Chưa có số hộ"))


class NeighbourhoodFilter(GroundFilter):
    q = Sought("Tìm tên")
    unit = Pick((), "Đơn vị")
    state = Pick(STATES, "Tình trạng")

    def settle(self) -> None:
        units = Unit.objects.bases().listed()
        said = [
            (str(unit.pk), f"{unit}{'' if unit.valid_to is None else ' (cũ)'}") for unit in units
        ]
        self.fields["unit"].choices = [("", "Tất cả"), *said]  # type: ignore[attr-defined]  # a ChoiceField

    def narrow(self, rows: Rows) -> Rows:
        state = self.picked("state")
        if unit := self.picked("unit"):
            rows = rows.filter(unit=unit)
        if state != "all":
            alive = Q(valid_to__isnull=True) | Q(valid_to__gte=self.today)
            there = Q(unit__valid_to__isnull=True) | Q(unit__valid_to__gte=self.today)
            rows = rows.filter(alive, there)
        if state == "uncounted":
            rows = rows.filter(household_counts=None)
        return rows.filter(folded_name__contains=fold(self.picked("q")))
