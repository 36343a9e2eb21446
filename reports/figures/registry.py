"""Every figure by its full key, and the indicators of the six pillars."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import inspections.figures
import petitions.figures
import wards.figures
from songcong.core.errors import Refused
from songcong.core.figures import Better, Counted, Figure, Pillar, Section, Values
from songcong.core.rates import percent

SECTIONS: tuple[Section, ...] = (
    *petitions.figures.SECTIONS,
    *wards.figures.SECTIONS,
    *inspections.figures.SECTIONS,
)
BESIDE: tuple[Section, ...] = petitions.figures.BESIDE
"""What pages and reports tell beside the agreed figures, whose keys never change."""
FORM_SECTIONS: tuple[Section, ...] = petitions.figures.FORM_SECTIONS
"""The columns of the inspectorate's forms; their keys belong to a circular."""
_BY_KEY: dict[str, tuple[Section, Figure]] = {
    section.full_key(figure): (section, figure)
    for section in (*SECTIONS, *BESIDE, *FORM_SECTIONS)
    for figure in section.figures
}


@dataclass(frozen=True)
class Indicator:
    """How a pillar is measured: a figure, or the rate of one figure to another."""

    pillar: Pillar
    key: str
    of: str = ""
    title: str = ""

    @property
    def name(self) -> str:
        """What the indicator is called above its column."""
        return self.title or find(self.key)[1].name

    @property
    def measure(self) -> str:
        return "%" if self.of else find(self.key)[1].measure

    @property
    def better(self) -> Better:
        return find(self.key)[1].better

    def value(self, values: Values) -> int | Decimal | None:
        """The indicator of a unit or a group, out of its figures."""
        if not self.of:
            return values[self.key]
        return percent(values[self.key] or 0, values[self.of] or 0)

    def parts(self, values: Values) -> tuple[int | Decimal, int | Decimal] | None:
        """Numerator and denominator of a rate, as "18/20"; None of what is no rate."""
        section, figure = find(self.key)
        if self.of:
            return values[self.key] or 0, values[self.of] or 0
        if isinstance(figure, Counted):
            return None
        part, whole = figure.keys_in(section)  # type: ignore[attr-defined]  # the third kind: Rate
        return _sum(values, part), _sum(values, whole)


def find(key: str) -> tuple[Section, Figure]:
    """The section and the figure of a full key; raises Refused for an unknown one."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise Refused(
            f"Không có chỉ tiêu nào mang mã «{key}».", code="unknown_figure", field="key"
        ) from None


def nest(values: Values) -> dict[str, Any]:
    """Full keys as nested objects, numbers as JSON has them."""
    nested: dict[str, Any] = {}
    for key, value in values.items():
        *outer, last = key.split(".")
        place = nested
        for name in outer:
            place = place.setdefault(name, {})
        place[last] = float(value) if isinstance(value, Decimal) else value
    return nested


def flat(figures: Mapping[str, Any]) -> dict[str, int | Decimal | None]:
    """Nested figures by full key, exact again; the reverse of ``nest``."""
    found: dict[str, int | Decimal | None] = {}
    for name, value in figures.items():
        if isinstance(value, Mapping):
            found |= {f"{name}.{key}": inner for key, inner in flat(value).items()}
        else:
            found[name] = Decimal(str(value)) if isinstance(value, float) else value
    return found


def _sum(values: Values, keys: list[str]) -> int | Decimal:
    return sum(values[key] or 0 for key in keys)


INDICATORS: tuple[Indicator, ...] = (
    Indicator(Pillar.KNOW, "disclosure.on_time_rate"),
    Indicator(Pillar.KNOW, "disclosure.missing"),
    Indicator(Pillar.DISCUSS, "meetings.turnout_rate"),
    Indicator(Pillar.DISCUSS, "meetings.answered_rate"),
    Indicator(
        Pillar.DISCUSS, "decisions.passed", of="decisions.votes", title="Tỷ lệ biểu quyết thông qua"
    ),
    Indicator(Pillar.DO, "decisions.contributions_vnd"),
    Indicator(Pillar.DO, "decisions.labour_days"),
    Indicator(Pillar.DO, "decisions.land_m2"),
    Indicator(Pillar.INSPECT, "inspection.supervisions"),
    Indicator(Pillar.INSPECT, "inspection.answered_rate"),
    Indicator(Pillar.INSPECT, "inspection.overdue"),
    Indicator(Pillar.SUPERVISE, "investment.supervisions"),
    Indicator(Pillar.SUPERVISE, "investment.answered_rate"),
    Indicator(Pillar.SUPERVISE, "investment.overdue"),
    Indicator(Pillar.BENEFIT, "petitions.settlement.on_time_rate"),
    Indicator(Pillar.BENEFIT, "mediation.settled_rate"),
    Indicator(Pillar.BENEFIT, "decisions.state_support_vnd"),
)
