"""The snapshot of a ward's report."""

from collections.abc import Mapping
from datetime import date

from reports.compile.completeness import speaks, states_of
from reports.compile.issuer import committee_of, issuer_of, laws_of
from reports.compile.listings import listings_of
from reports.compile.span import span_of
from reports.enums import ReportForm
from reports.figures import UnitOfPeriod, beside_figures, nest, quarter_figures
from reports.rules.snapshot import Figures, Snapshot
from songcong.core.errors import Refused
from songcong.core.periods import Period, window
from wards.calendar import law

RECIPIENTS = ("Ban Chỉ đạo thành phố", "Đảng ủy, HĐND, UBND {}", "Thành viên Ban Chỉ đạo {}")


def ward_snapshot(
    unit: UnitOfPeriod, period: Period, *, today: date, texts: Mapping[str, str]
) -> Snapshot:
    """What the unit's report of a period says, as of its last day or of today.

    Raises Refused when the period has not begun or a norm is missing.
    """
    judged = window(period, today)
    figures = nest(quarter_figures(period, [unit], today=today).units[unit.key])
    ward = unit.unit
    kind = ward.get_kind_display().lower()
    return Snapshot(
        form=ReportForm.WARD,
        unit_key=unit.key,
        unit_name=str(ward),
        who=kind,
        issuer=issuer_of(committee_of(ward), period.end),
        span=span_of(period, judged.end),
        figures=figures,
        states=states_of(unit, period, figures),
        previous=_figures_before(unit, period.previous(), today),
        norms=laws_of(law(), period.end),
        listings=listings_of(unit, period, judged),
        texts={key: text for key, text in texts.items() if text.strip()},
        beside=nest(beside_figures(period, [unit], today=today).total),
        recipients=tuple(line.format(kind) for line in RECIPIENTS),
    )


def _figures_before(unit: UnitOfPeriod, period: Period, today: date) -> Figures | None:
    """The figures of the period before; None where nobody kept any."""
    try:
        figures = nest(quarter_figures(period, [unit], today=today).units[unit.key])
    except Refused:
        return None
    return figures if speaks(figures) else None
