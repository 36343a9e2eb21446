"""The figure that an address asks for: of which quarter, of which units."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404

from reports.figures import UnitOfPeriod, find
from reports.views.quarter import Choice, chosen_quarter, units_read
from songcong.core.errors import Refused
from songcong.core.figures import Figure, Section
from songcong.core.periods import Period
from wards.http import OfficialRequest


@dataclass(frozen=True)
class Asked:
    """A figure of a quarter, of one unit or of all that the reader reads."""

    choice: Choice
    units: list[UnitOfPeriod]
    unit: UnitOfPeriod | None
    section: Section
    figure: Figure

    @property
    def period(self) -> Period:
        return self.choice.period

    @property
    def key(self) -> str:
        return self.section.full_key(self.figure)

    @property
    def chosen(self) -> list[UnitOfPeriod]:
        """The units whose rows are asked for."""
        return [self.unit] if self.unit else self.units

    @property
    def only_unit(self) -> UnitOfPeriod | None:
        """The unit asked for, or the reader's own where there is no other."""
        return self.chosen[0] if len(self.chosen) == 1 else None

    @property
    def names(self) -> dict[int, str]:
        """The name under which a row of each unit id is listed: that of its successor."""
        return {pk: unit.unit.name for unit in self.units for pk in unit.members}


def asked_for(request: OfficialRequest, only: Collection[int]) -> Asked:
    """Read ``?quy=&don_vi=&chi_tieu=``; 404 for a unit or a figure that is not there."""
    choice = chosen_quarter(request.GET.get("quy", ""), request.reader.day)
    units = units_read(choice.period, only)
    unit = unit_asked_for(units, request.GET.get("don_vi", ""))
    section, figure = _figure_asked_for(request.GET.get("chi_tieu", ""))
    return Asked(choice, units, unit, section, figure)


def unit_asked_for(units: Collection[UnitOfPeriod], key: str) -> UnitOfPeriod | None:
    """The unit of a key, None for all units; 404 for a unit that the reader does not read."""
    if not key:
        return None
    for unit in units:
        if key in (unit.key, unit.unit.key):
            return unit
    raise Http404("Kỳ này không có đơn vị đó.")


def _figure_asked_for(key: str) -> tuple[Section, Figure]:
    try:
        return find(key)
    except Refused as refused:
        raise Http404(refused.message) from refused
