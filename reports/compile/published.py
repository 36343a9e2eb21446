"""Published reports as anyone may read them, and the open figures of their quarters."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from reports.enums import ReportForm
from reports.figures import SECTIONS, flat
from reports.models import QuarterlyReport
from reports.models.report import QuarterlyReportQuerySet
from reports.rules.open_figures import LEAST, TOTAL, OpenFigures, Value, open_figures
from reports.rules.public_code import shown_code
from reports.rules.snapshot import Snapshot
from songcong.core.figures import Rate
from songcong.core.periods import Period
from songcong.core.remembered import remembered
from wards.calendar import law

FRESH = 3600
"""Seconds for which open figures are kept; a new report has figures of its own."""


@dataclass(frozen=True)
class Line:
    """A published report in a list."""

    issuer: str
    is_city: bool
    number: str
    report: QuarterlyReport
    code: str


@dataclass(frozen=True)
class OpenQuarter:
    """A published quarter: its units by key with their names, in their order, and its figures."""

    period: Period
    as_of: str
    units: dict[str, str]
    figures: OpenFigures
    least: int

    def as_json(self) -> dict[str, Any]:
        """The figures as machines read them; a hidden one is null and named under ``hidden``."""
        return {
            "quarter": self.period.code,
            "period": [self.period.start.isoformat(), self.period.end.isoformat()],
            "as_of": self.as_of,
            "least": self.least,
            "units": [
                {"code": key, "name": name, "figures": self._plain(key)}
                for key, name in self.units.items()
            ],
            "total": self._plain(TOTAL),
            "hidden": [
                {"unit": unit or None, "figure": key} for unit, key in sorted(self.figures.hidden)
            ],
        }

    def _plain(self, unit: str) -> dict[str, int | float | None]:
        return {key: _number(value) for key, value in self.figures.values[unit].items()}


def published() -> QuarterlyReportQuerySet:
    """Public reports in the order of their list, newest version first."""
    rows = QuarterlyReport.objects.public().select_related("unit", "committee")
    return rows.newest_first()


def line_of(report: QuarterlyReport) -> Line:
    is_city = report.form == ReportForm.CITY
    issuer = f"Thành phố {report.committee.place}" if is_city else str(report.unit)
    return Line(issuer, is_city, report.number_label, report, shown_code(report.public_code))


def published_periods(*forms: str) -> list[Period]:
    """The periods of which a report, of these forms if any are named, is public, newest first."""
    rows = QuarterlyReport.objects.public().order_by("-year", "-n")
    rows = rows.filter(form__in=forms) if forms else rows
    rows = rows.only("scheme", "period_kind", "year", "n")
    return list(dict.fromkeys(row.period for row in rows))


def opened(period: Period, today: date) -> OpenQuarter | None:
    """The open figures of a quarter, worked out once for each published report of it."""
    rows = QuarterlyReport.objects.public().of(period).filter(form=ReportForm.CITY)
    report = rows.light().order_by("-version").first()
    if report is None:
        return None
    key = f"open-figures:{report.pk}:{report.pdf_sha256}:{today}"
    found: OpenQuarter = remembered(key, lambda: _open_quarter(report, today), seconds=FRESH)
    return found


def _open_quarter(report: QuarterlyReport, today: date) -> OpenQuarter:
    """What a published report of the city opens to everyone."""
    snapshot = Snapshot.from_json(report.snapshot or {})
    least = int(law().norms.resolve(LEAST, today).value)
    values = {part.key: flat(part.figures) for part in snapshot.units}
    values[TOTAL] = flat(snapshot.figures)
    return OpenQuarter(
        period=report.period,
        as_of=snapshot.span.as_of,
        units={part.key: part.name for part in snapshot.units},
        figures=open_figures(values, _RATES, least=least),
        least=least,
    )


_RATES = {
    section.full_key(figure): {key for part in figure.keys_in(section) for key in part}
    for section in SECTIONS
    for figure in section.figures
    if isinstance(figure, Rate)
}


def _number(value: Value) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
