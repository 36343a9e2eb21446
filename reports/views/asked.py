"""The figure that an address asks for: of which quarter, of which units."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404

from reports.figures import UnitOfPeriod, find
from reports.views.quarter import Choice, among, chosen, units_read
from songcong.core.errors import Refused
from songcong.core.figures import Figure, Section
from songcong.core.periods import Period
from wards.http import OfficialRequest


@dataclass(frozen=True)
class Asked:
    """A figure of a quarter, of one unit or of all that the reader reads."""

    choice: Choice
    units: list[UnitOfPeriod]
    chosen: list[UnitOfPeriod]
    """The units whose rows are asked for."""
    section: Section
    figure: Figure

    @property
    def period(self) -> Period:
        return self.choice.period

    @property
    def key(self) -> str:
        return self.section.full_key(self.figure)

    @property
    def whose(self) -> str:
        """Of which units, in words; empty where it is of all."""
        if self.only_unit:
            return str(self.only_unit.unit)
        names = ", ".join(unit.unit.name for unit in self.chosen)
        return names if self.choice.unit_keys else ""

    @property
    def only_unit(self) -> UnitOfPeriod | None:
        """The unit asked for, or the reader's own where there is no other."""
        return self.chosen[0] if len(self.chosen) == 1 else None

    @property
    def names(self) -> dict[int, str]:
        """The name under which a row of each unit id is listed: that of its successor."""
        return {pk: unit.unit.name for unit in self.units for pk in unit.members}


def asked_for(request: OfficialRequest, only: Collection[int]) -> Asked:
    """Read ``?quy=&luy_ke=&don_vi_nay=&don_vi=&chi_tieu=``; 404 for what is not there."""
    choice = chosen(request.GET, request.reader.day)
    units = units_read(choice, only, request.reader.day)
    section, figure = _figure_asked_for(request.GET.get("chi_tieu", ""))
    return Asked(choice, units, among(units, choice.unit_keys), section, figure)


def _figure_asked_for(key: str) -> tuple[Section, Figure]:
    try:
        return find(key)
    except Refused as refused:
        raise Http404(refused.message) from refused
