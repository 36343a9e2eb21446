"""What the table of days off can be narrowed by."""

from wards.enums import DayKind
from wards.filters.ground import CONFIRMED, GroundFilter, Rows, compared
from wards.filters.register import Pick

FIRST_YEAR = 2018
YEARS_AHEAD = 2


class HolidayFilter(GroundFilter):
    year = Pick((), "Năm")
    kind = Pick(DayKind.choices, "Loại")
    confirmed = Pick(CONFIRMED, "Đối chiếu")

    def settle(self) -> None:
        """The year of today stands first where none is asked for."""
        years = range(self.today.year + YEARS_AHEAD, FIRST_YEAR - 1, -1)
        self.fields["year"].choices = [(str(year), f"Năm {year}") for year in years]  # type: ignore[attr-defined]  # a ChoiceField
        if "year" not in self.data:
            self.data = {**self.data.dict(), "year": str(self.today.year)}  # type: ignore[attr-defined]  # a QueryDict

    @property
    def shown_year(self) -> int:
        """The year whose days are listed."""
        return int(self.picked("year") or self.today.year)

    @property
    def narrows(self) -> bool:
        """The year alone narrows nothing: some year is always shown."""
        return bool(self.picked("kind") or self.picked("confirmed"))

    def narrow(self, rows: Rows) -> Rows:
        rows = rows.filter(compared(self.picked("confirmed")), day__year=self.shown_year)
        kind = self.picked("kind")
        return rows.filter(kind=kind) if kind else rows
