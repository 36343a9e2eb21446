"""The snapshot of the city's report: made of the snapshots of its units, which it adds up."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reports.compile.issuer import issuer_of, laws_of
from reports.compile.span import span_of
from reports.enums import ReportForm
from reports.figures import BESIDE, SECTIONS, flat, nest
from reports.rules.snapshot import (
    HAS_DATA,
    NO_DATA,
    NOTHING_AROSE,
    TOPICS,
    Figures,
    Snapshot,
    UnitPart,
)
from songcong.core.figures import Section, add_up
from songcong.core.periods import Period, window
from wards.calendar import law
from wards.models import SteeringCommittee

CITY_KEY = "thanh-pho"
RECIPIENTS = (
    "Ban Chỉ đạo tỉnh",
    "Thường trực Thành ủy, HĐND, UBND thành phố",
    "Thành viên Ban Chỉ đạo thành phố",
    "Ban Chỉ đạo các xã, phường",
)


def city_snapshot(
    committee: SteeringCommittee,
    period: Period,
    parts: Sequence[Snapshot],
    *,
    today: date,
    texts: Mapping[str, str],
) -> Snapshot:
    """What the city's report says: every number is the sum of what the units' reports say."""
    before = [part.previous for part in parts if part.previous is not None]
    return Snapshot(
        form=ReportForm.CITY,
        unit_key=CITY_KEY,
        unit_name=f"Thành phố {committee.place}",
        who="các xã, phường",
        issuer=issuer_of(committee, period.end),
        span=span_of(period, window(period, today).end),
        figures=total_of(part.figures for part in parts),
        states={topic: _state(topic, parts) for topic in TOPICS},
        previous=total_of(before) if len(before) == len(parts) and parts else None,
        norms=laws_of(law(), period.end),
        texts={key: text for key, text in texts.items() if text.strip()},
        units=tuple(
            UnitPart(
                key=part.unit_key,
                name=part.unit_name,
                short_name=part.unit_name.partition(" ")[2],
                figures=part.figures,
                states=part.states,
            )
            for part in parts
        ),
        beside=total_of((part.beside for part in parts if part.beside), BESIDE),
        recipients=RECIPIENTS,
    )


def total_of(parts: Iterable[Figures], sections: Sequence[Section] = SECTIONS) -> Figures:
    """The sums of nested figures, rates from those sums."""
    return nest(add_up(sections, [flat(part) for part in parts]))


def _state(topic: str, parts: Sequence[Snapshot]) -> str:
    states = {part.states.get(topic, NO_DATA) for part in parts}
    if HAS_DATA in states:
        return HAS_DATA
    return NOTHING_AROSE if states == {NOTHING_AROSE} else NO_DATA
