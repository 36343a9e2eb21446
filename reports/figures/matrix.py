"""The committee's table: the indicators of the six pillars, unit beside unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from reports.figures.quarter import QuarterFigures, UnitOfPeriod
from reports.figures.registry import INDICATORS, Indicator
from reports.rules.definitions import Definition, definition
from reports.rules.standing import Standing, standing, trend
from songcong.core.figures import Values
from songcong.core.vietnamese import number, percent

MILLION = 1_000_000
DONG = "đồng"
ALL_UNITS = ""


@dataclass(frozen=True)
class Cell:
    """An indicator of one unit, or of all: ``of`` is "18/20", ``change`` the arrow in words."""

    unit_key: str
    unit_name: str
    text: str
    of: str
    arrow: str
    change: str
    standing: Standing


@dataclass(frozen=True)
class Row:
    """One indicator over the units, in their fixed order, and of all together."""

    key: str
    name: str
    measure: str
    cells: tuple[Cell, ...]

    @property
    def definition(self) -> Definition:
        """What the indicator counts and where it says so."""
        return definition(self.key)


@dataclass(frozen=True)
class PillarRows:
    """The rows of one pillar."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Matter:
    """Something that the committee should see to: how many, in which units."""

    name: str
    count: int
    key: str
    units: tuple[tuple[str, str], ...]


def matrix(
    units: Iterable[UnitOfPeriod],
    now: QuarterFigures,
    before: QuarterFigures | None,
    *,
    than: str = "quý trước",
) -> list[PillarRows]:
    """The six pillars; ``before`` are the figures that arrows compare with, ``than`` in words."""
    columns = [(unit.key, unit.unit.name) for unit in units]
    return [
        PillarRows(
            pillar.value,
            tuple(_row(indicator, columns, now, before, than) for indicator in indicators),
        )
        for pillar, indicators in groupby(INDICATORS, key=lambda indicator: indicator.pillar)
    ]


def _row(
    indicator: Indicator,
    columns: list[tuple[str, str]],
    now: QuarterFigures,
    before: QuarterFigures | None,
    than: str,
) -> Row:
    old = before.units if before else {}
    asked = [(key, name, now.units[key], old.get(key)) for key, name in columns]
    asked.append((ALL_UNITS, "Toàn thành phố", now.total, before.total if before else None))
    cells = [_cell(indicator, *one, than=than) for one in asked]
    measure = "triệu đồng" if indicator.measure == DONG else indicator.measure
    return Row(indicator.key, indicator.name, measure, tuple(cells))


def _cell(
    indicator: Indicator,
    unit_key: str,
    unit_name: str,
    values: Values,
    before: Values | None,
    *,
    than: str,
) -> Cell:
    value = indicator.value(values)
    old = indicator.value(before) if before else None
    is_rate = indicator.measure == "%"
    arrow, change = trend(value, old, indicator.measure, than=than)
    parts = indicator.parts(values)
    return Cell(
        unit_key=unit_key,
        unit_name=unit_name,
        text=shown(value, indicator.measure),
        of=f"{number(parts[0])}/{number(parts[1])}" if parts and parts[1] else "",
        arrow=arrow,
        change=change,
        standing=standing(value, better=indicator.better, is_rate=is_rate),
    )


def shown(value: int | Decimal | None, measure: str) -> str:
    """A number as the table shows it: money in millions, a rate in percent, nothing as a dash."""
    if value is None:
        return "–"
    if measure == "%":
        return percent(value)
    if measure == DONG:
        return number(round(Decimal(value) / MILLION, 1))
    return number(value)


_MATTERS = (
    ("kiến nghị của Ban Thanh tra nhân dân quá hạn trả lời", "inspection.overdue"),
    ("kiến nghị giám sát đầu tư quá hạn trả lời", "investment.overdue"),
    ("đơn quá hạn giải quyết", "petitions.settlement.overdue"),
    ("nội dung đến hạn chưa công khai", "disclosure.missing"),
)
_SIGNS_OF_LIFE = (
    "reception.turns",
    "petitions.processing.received",
    "mediation.received",
    "meetings.community",
    "meetings.conference",
    "meetings.dialogue",
    "meetings.voter_contact",
    "decisions.votes",
    "inspection.supervisions",
    "inspection.recommendations",
    "investment.supervisions",
    "investment.recommendations",
)


def matters(units: Iterable[UnitOfPeriod], now: QuarterFigures) -> list[Matter]:
    """What waits for the committee, only where there is something."""
    names = [(unit.key, unit.unit.name) for unit in units]
    found = []
    for title, key in _MATTERS:
        count = int(now.total[key] or 0)
        if count:
            where = tuple(pair for pair in names if now.units[pair[0]][key])
            found.append(Matter(title, count, key, where))
    return found


def silent_units(units: Iterable[UnitOfPeriod], now: QuarterFigures) -> list[UnitOfPeriod]:
    """Units whose registers hold no line of this period.

    Disclosures are left aside: those that fall due now may come from papers of the period before.
    """
    return [unit for unit in units if not any(now.units[unit.key][key] for key in _SIGNS_OF_LIFE)]
