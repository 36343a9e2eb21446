"""Is a zero a zero? What is known of each topic of a unit in a period (decision 27)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from reports.figures import UnitOfPeriod, nest, quarter_figures
from reports.models import NothingToReport, SheetReceived
from reports.rules.snapshot import HAS_DATA, NO_DATA, NOTHING_AROSE, TOPICS, Figures
from songcong.core.periods import Period


def known_of(unit: UnitOfPeriod, period: Period, *, today: date) -> dict[str, str]:
    """What is known of each topic on a day, from the records as they are."""
    values = quarter_figures(period, [unit], today=today).units[unit.key]
    return states_of(unit, period, nest(values))


def states_of(unit: UnitOfPeriod, period: Period, figures: Figures) -> dict[str, str]:
    """Each topic's state: a record or a sheet is data, the ward's word is nothing arose."""
    received = _topics(SheetReceived, unit, period)
    nothing = _topics(NothingToReport, unit, period)
    return {topic: _state(topic, figures, received, nothing) for topic in TOPICS}


def _state(topic: str, figures: Figures, received: set[str], nothing: set[str]) -> str:
    if speaks(figures[topic]) or topic in received:
        return HAS_DATA
    return NOTHING_AROSE if topic in nothing else NO_DATA


def speaks(figures: Any) -> bool:
    """Whether any figure of a topic is more than zero."""
    if isinstance(figures, Mapping):
        return any(speaks(part) for part in figures.values())
    return bool(figures)


def _topics(
    model: type[NothingToReport | SheetReceived], unit: UnitOfPeriod, period: Period
) -> set[str]:
    rows = model.objects.of(period).filter(unit__in=unit.members)
    return set(rows.values_list("topic", flat=True))
