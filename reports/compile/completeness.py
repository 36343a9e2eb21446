"""Is a zero a zero? What is known of each topic of a unit in a period (decision 27)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Value

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
    said = _said(unit, period)
    received = {topic for topic, state in said if state == HAS_DATA}
    nothing = {topic for topic, state in said if state == NOTHING_AROSE}
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


def _said(unit: UnitOfPeriod, period: Period) -> set[tuple[str, str]]:
    """The topics of which a sheet came in, and those of which the ward said that nothing arose."""
    of_unit = {"unit__in": unit.members}
    received = SheetReceived.objects.of(period).filter(**of_unit)
    nothing = NothingToReport.objects.of(period).filter(**of_unit)
    rows = received.annotate(state=Value(HAS_DATA)).values_list("topic", "state")
    return set(
        rows.union(nothing.annotate(state=Value(NOTHING_AROSE)).values_list("topic", "state"))
    )
