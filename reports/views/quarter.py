"""The quarter that an address asks for, and the quarters to choose from."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, QueryDict

from reports.figures import (
    QuarterFigures,
    UnitOfPeriod,
    everyone,
    present_units,
    quarter_figures,
    recent_quarters,
    units_of_each,
)
from reports.figures.stored import kept_figures
from songcong.core.errors import Refused
from songcong.core.periods import Period, cumulative, parse_quarter, window


@dataclass(frozen=True)
class Choice:
    """The quarter in the address, or the running one with a sentence why not the other."""

    quarter: Period
    refusal: str
    offered: tuple[Period, ...]
    cumulative: bool = False
    """Counted from the beginning of the year (lũy kế)."""
    present: bool = False
    """By the units of today instead of those of the period's last day."""
    unit_keys: tuple[str, ...] = ()
    """The units asked for; none means all."""

    @property
    def period(self) -> Period:
        """What is counted."""
        return cumulative(self.quarter) if self.cumulative else self.quarter

    @property
    def than(self) -> str:
        """What its numbers are compared with, in words."""
        return "quý trước" if self.period == self.quarter else "cùng kỳ năm trước"

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What stays in the address, the units apart."""
        flags = (("luy_ke", self.cumulative), ("don_vi_nay", self.present))
        return [("quy", self.quarter.code), *((name, "1") for name, on in flags if on)]

    @property
    def query(self) -> str:
        """The same as an address has it."""
        return urlencode(self.kept)

    @property
    def query_of_units(self) -> str:
        """The same with the units asked for."""
        return urlencode([*self.kept, *(("don_vi", key) for key in self.unit_keys)])

    @property
    def status(self) -> int:
        return 400 if self.refusal else 200


def chosen(asked: QueryDict, today: date) -> Choice:
    """Read ``?quy=[&luy_ke=1][&don_vi_nay=1][&don_vi=…]``."""
    choice = chosen_quarter(asked.get("quy", ""), today)
    return replace(
        choice,
        cumulative=bool(asked.get("luy_ke")),
        present=bool(asked.get("don_vi_nay")),
        unit_keys=tuple(filter(None, asked.getlist("don_vi"))),
    )


def chosen_quarter(text: str, today: date) -> Choice:
    """Read ``?quy=``; nothing there means the running quarter."""
    offered = recent_quarters(today)
    running = offered[0]
    period, refusal = running, ""
    if text:
        try:
            period = parse_quarter(text)
            window(period, today)
        except Refused as refused:
            period, refusal = running, refused.message
    more = [] if period in offered else [period]
    return Choice(period, refusal, (*offered, *more))


def units_read(choice: Choice, unit_ids: Collection[int], today: date) -> list[UnitOfPeriod]:
    """The units of what is chosen among those that the reader reads."""
    return [unit for unit in _units(choice, today)[0] if unit.unit.pk in unit_ids]


def _units(choice: Choice, today: date) -> list[list[UnitOfPeriod]]:
    """The units of the period and of the one before it; today's where that is asked for."""
    if choice.present:
        return [present_units(today)] * 2
    return units_of_each((choice.period, choice.period.previous()))


@dataclass(frozen=True)
class Compared:
    """Units and figures of a period beside those of the period before."""

    offered: list[UnitOfPeriod]
    """Those that may be chosen."""
    units: list[UnitOfPeriod]
    now: QuarterFigures
    before: QuarterFigures


def compared(choice: Choice, unit_ids: Collection[int], *, today: date) -> Compared:
    """The period beside the one before, from what is kept ready where it still holds.

    Raises Http404 where a unit is asked for that the reader does not read.
    """
    period = choice.period
    periods = (period, period.previous())
    offered, earlier = (
        [unit for unit in units if unit.unit.pk in unit_ids] for units in _units(choice, today)
    )
    units = among(offered, choice.unit_keys)
    codes = {unit.unit.code for unit in units}
    if choice.unit_keys:
        earlier = [unit for unit in earlier if unit.unit.code in codes]
    kept = kept_figures(periods, everyone((*units, *earlier)), today=today)
    now, before = (
        quarter_figures(each, asked, today=today, kept=found)
        for each, asked, found in zip(periods, (units, earlier), kept, strict=True)
    )
    return Compared(offered, units, now, before)


def among(units: list[UnitOfPeriod], keys: Collection[str]) -> list[UnitOfPeriod]:
    """The units of these keys in their order, all where there is none; 404 for an unknown one."""
    if not keys:
        return units
    known = {key for unit in units for key in (unit.key, unit.unit.key)}
    if not known.issuperset(keys):
        raise Http404("Kỳ này không có đơn vị đó.")
    return [unit for unit in units if unit.key in keys or unit.unit.key in keys]
