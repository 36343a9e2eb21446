"""The quarter that an address asks for, and the quarters to choose from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from reports.figures import (
    QuarterFigures,
    UnitOfPeriod,
    everyone,
    quarter_figures,
    recent_quarters,
    units_of,
    units_of_each,
)
from reports.figures.stored import kept_figures
from songcong.core.errors import Refused
from songcong.core.periods import Period, parse_quarter, window


@dataclass(frozen=True)
class Choice:
    """The quarter in the address, or the running one with a sentence why not the other."""

    period: Period
    refusal: str
    offered: tuple[Period, ...]

    @property
    def status(self) -> int:
        return 400 if self.refusal else 200


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


def units_read(period: Period, unit_ids: Collection[int]) -> list[UnitOfPeriod]:
    """The units of a period among those that the reader reads."""
    return [unit for unit in units_of(period) if unit.unit.pk in unit_ids]


@dataclass(frozen=True)
class Compared:
    """Units and figures of a quarter beside those of the quarter before."""

    units: list[UnitOfPeriod]
    now: QuarterFigures
    before: QuarterFigures


def compared(period: Period, unit_ids: Collection[int], *, today: date) -> Compared:
    """The quarter beside the one before, from what is kept ready where it still holds."""
    periods = (period, period.previous())
    units, earlier = (
        [unit for unit in units if unit.unit.pk in unit_ids] for units in units_of_each(periods)
    )
    kept = kept_figures(periods, everyone((*units, *earlier)), today=today)
    now, before = (
        quarter_figures(each, asked, today=today, kept=found)
        for each, asked, found in zip(periods, (units, earlier), kept, strict=True)
    )
    return Compared(units, now, before)
