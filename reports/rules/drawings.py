"""The charts of a report: rates of one unit, or one rate over all units."""

from collections.abc import Mapping
from decimal import Decimal

from reports.rules.snapshot import HAS_DATA, Figures, Snapshot
from reports.rules.told import pick_or_none
from songcong.core.paper.charts import BarChart, Datum, horizontal_bars
from songcong.core.vietnamese import percent

_HUNDRED = 100

_RATES = (
    ("disclosure", "disclosure.on_time_rate", "Công khai đúng hạn"),
    ("meetings", "meetings.turnout_rate", "Hộ dự họp"),
    ("meetings", "meetings.answered_rate", "Ý kiến được trả lời"),
    ("inspection", "inspection.answered_rate", "Trả lời Ban TTND"),
    ("investment", "investment.answered_rate", "Trả lời Ban GSĐTCĐ"),
    ("petitions", "petitions.settlement.on_time_rate", "Giải quyết đơn đúng hạn"),
    ("mediation", "mediation.settled_rate", "Hòa giải thành"),
)
_OVER_UNITS = {
    "disclosure": (
        "disclosure",
        "disclosure.on_time_rate",
        "Biểu đồ: Tỷ lệ công khai đúng hạn theo đơn vị",
    ),
    "settlement": (
        "petitions",
        "petitions.settlement.on_time_rate",
        "Biểu đồ: Tỷ lệ giải quyết đơn đúng hạn theo đơn vị",
    ),
}


def drawing(name: str, snapshot: Snapshot) -> BarChart:
    """The chart that a part of the body asks for."""
    return rates(snapshot) if name == "rates" else over_units(name, snapshot)


def rates(snapshot: Snapshot) -> BarChart:
    """The rates of the period below each other."""
    data = [
        _datum(label, _known(snapshot.states, topic, snapshot.figures, path))
        for topic, path, label in _RATES
    ]
    return horizontal_bars(
        f"Biểu đồ: Một số tỷ lệ thực hiện {snapshot.span.label}", data, highest=_HUNDRED, unit="%"
    )


def over_units(name: str, snapshot: Snapshot) -> BarChart:
    """One rate, a bar a unit, in the order of units."""
    topic, path, title = _OVER_UNITS[name]
    data = [
        _datum(unit.name, _known(unit.states, topic, unit.figures, path)) for unit in snapshot.units
    ]
    return horizontal_bars(f"{title} {snapshot.span.label}", data, highest=_HUNDRED, unit="%")


def _datum(label: str, value: Decimal | None) -> Datum:
    return Datum(label, value, "không có" if value is None else percent(value))


def _known(states: Mapping[str, str], topic: str, figures: Figures, path: str) -> Decimal | None:
    value = pick_or_none(figures, path)
    if value is None or states.get(topic) != HAS_DATA:
        return None
    return Decimal(str(value))
