"""The six pillars (decision 46): units beside each other, each number with its denominator."""

from dataclasses import dataclass
from decimal import Decimal

from reports.rules.annexes import Row, Table
from reports.rules.snapshot import HAS_DATA, NO_DATA, Figures, Snapshot
from reports.rules.told import pick
from songcong.core.rates import percent as ratio
from songcong.core.vietnamese import number, percent

_MILLION = 1_000_000


@dataclass(frozen=True)
class Indicator:
    """A share of a whole, or a sum where ``whole`` is empty; several paths are added."""

    topic: str
    name: str
    part: tuple[str, ...]
    whole: tuple[str, ...] = ()
    millions: bool = False


@dataclass(frozen=True)
class Pillar:
    """One of the six: what it is called and what it is measured by."""

    name: str
    indicators: tuple[Indicator, ...]


def _answered(topic: str) -> Indicator:
    return Indicator(
        topic,
        "Kiến nghị được trả lời",
        (f"{topic}.answered",),
        (f"{topic}.answered", f"{topic}.open"),
    )


_SETTLED = "petitions.settlement."

PILLARS = (
    Pillar(
        "Dân biết",
        (
            Indicator(
                "disclosure", "Công khai đúng hạn", ("disclosure.on_time",), ("disclosure.due",)
            ),
            Indicator("disclosure", "Chưa công khai", ("disclosure.missing",)),
        ),
    ),
    Pillar(
        "Dân bàn",
        (
            Indicator(
                "decisions", "Nội dung thông qua", ("decisions.passed",), ("decisions.votes",)
            ),
            Indicator(
                "meetings", "Hộ dự họp", ("meetings.households_present",), ("meetings.households",)
            ),
            Indicator(
                "meetings",
                "Ý kiến được trả lời",
                ("meetings.opinions_answered",),
                ("meetings.opinions",),
            ),
        ),
    ),
    Pillar(
        "Dân làm",
        (
            Indicator(
                "decisions",
                "Góp tiền (triệu đồng)",
                ("decisions.contributions_vnd",),
                millions=True,
            ),
            Indicator("decisions", "Ngày công", ("decisions.labour_days",)),
            Indicator("decisions", "Đất hiến (m²)", ("decisions.land_m2",)),
        ),
    ),
    Pillar(
        "Dân kiểm tra",
        (
            _answered("inspection"),
            Indicator("inspection", "Cuộc giám sát", ("inspection.supervisions",)),
            Indicator("inspection", "Quá hạn trả lời", ("inspection.overdue",)),
        ),
    ),
    Pillar(
        "Dân giám sát",
        (
            _answered("investment"),
            Indicator("investment", "Cuộc giám sát", ("investment.supervisions",)),
            Indicator("investment", "Quá hạn trả lời", ("investment.overdue",)),
        ),
    ),
    Pillar(
        "Dân thụ hưởng",
        (
            Indicator(
                "petitions",
                "Đơn giải quyết đúng hạn",
                (f"{_SETTLED}on_time",),
                (f"{_SETTLED}on_time", f"{_SETTLED}late"),
            ),
            Indicator(
                "mediation",
                "Hòa giải thành",
                ("mediation.settled",),
                ("mediation.settled", "mediation.not_settled"),
            ),
            Indicator(
                "decisions",
                "Ngân sách hỗ trợ (triệu đồng)",
                ("decisions.state_support_vnd",),
                millions=True,
            ),
        ),
    ),
)


_PER_PAGE = 3


def headline_table(snapshot: Snapshot) -> Table:
    """The first indicator of each pillar over all units, for the body of the report."""
    names = tuple((pillar.name, 1) for pillar in PILLARS)
    return _table("", names, tuple(pillar.indicators[0] for pillar in PILLARS), snapshot)


def pillar_tables(snapshot: Snapshot) -> list[Table]:
    """All indicators, three pillars a table: units in their order, the city last."""
    tables = []
    for first in range(0, len(PILLARS), _PER_PAGE):
        pillars = PILLARS[first : first + _PER_PAGE]
        groups = tuple((pillar.name, len(pillar.indicators)) for pillar in pillars)
        indicators = tuple(one for pillar in pillars for one in pillar.indicators)
        title = ", ".join(pillar.name.lower() for pillar in pillars).capitalize()
        tables.append(_table(title, groups, indicators, snapshot))
    return tables


def _table(
    title: str,
    groups: tuple[tuple[str, int], ...],
    indicators: tuple[Indicator, ...],
    snapshot: Snapshot,
) -> Table:
    rows = [
        Row(
            unit.name,
            tuple(
                _cell(one, unit.figures, unit.states.get(one.topic, NO_DATA)) for one in indicators
            ),
        )
        for unit in snapshot.units
    ]
    total = tuple(_cell(one, snapshot.figures, HAS_DATA) for one in indicators)
    rows.append(Row("Toàn thành phố", total, is_sum=True))
    heads = ("Đơn vị", *(one.name for one in indicators))
    width = 78 // len(indicators)
    widths = (100 - width * len(indicators), *(width for _ in indicators))
    return Table(
        title, heads, tuple(rows), widths, wide=len(indicators) > len(PILLARS), groups=groups
    )


def _cell(indicator: Indicator, figures: Figures, state: str) -> str:
    if state == NO_DATA:
        return "chưa có số liệu"
    part = _sum(figures, indicator.part)
    if indicator.millions:
        return number(round(part / _MILLION, 1))
    if not indicator.whole:
        return number(part)
    whole = _sum(figures, indicator.whole)
    rate = ratio(part, whole)
    return "–" if rate is None else f"{number(part)}/{number(whole)}\n{percent(rate)}"


def _sum(figures: Figures, paths: tuple[str, ...]) -> Decimal:
    return sum((Decimal(str(pick(figures, path))) for path in paths), Decimal(0))
