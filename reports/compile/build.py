"""The snapshot of one report row, whichever its form."""

from dataclasses import replace

from reports.compile.city import city_snapshot
from reports.compile.ward import ward_snapshot
from reports.enums import ReportForm, ReportState
from reports.figures import UnitOfPeriod, city_units_of, units_of
from reports.models import QuarterlyReport
from reports.rules.public_code import shown_code
from reports.rules.snapshot import Snapshot
from songcong.core.errors import Refused


class NotYet(Exception):
    """The city's report waits for those of its units."""


def snapshot_of(report: QuarterlyReport) -> Snapshot:
    """What a queued report will say; raises Refused, or NotYet while units are under way.

    An issued one says what it said before, now under its number, date and code.
    """
    if report.is_issued:
        return _issued(report)
    if report.run is None:
        raise Refused("Báo cáo này chưa được yêu cầu lập lần nào.", code="no_run")
    if report.form == ReportForm.CITY:
        return city_snapshot(
            report.committee,
            report.period,
            [Snapshot.from_json(part.snapshot or {}) for part in parts_of(report)],
            today=report.run.day,
            texts=report.texts,
        )
    return ward_snapshot(unit_of(report), report.period, today=report.run.day, texts=report.texts)


def _issued(report: QuarterlyReport) -> Snapshot:
    return replace(
        Snapshot.from_json(report.snapshot or {}),
        number=report.number,
        dated_on=report.dated_on.isoformat() if report.dated_on else None,
        code=shown_code(report.public_code),
    )


def unit_of(report: QuarterlyReport) -> UnitOfPeriod:
    """The unit of a ward's report; raises Refused where the period has it no more."""
    for unit in units_of(report.period):
        if unit.unit.pk == report.unit_id:
            return unit
    raise Refused(f"Đơn vị này không có trong {report.period.label}.", code="unit_not_in_period")


def parts_of(city: QuarterlyReport) -> list[QuarterlyReport]:
    """The units' reports that the city's adds up; raises NotYet or Refused."""
    newest = _newest(city)
    units = [unit.unit for unit in city_units_of(city.period)]
    found = [newest[unit.pk] for unit in units if unit.pk in newest]
    if any(report.under_way for report in found):
        raise NotYet
    done = {report.unit_id for report in found if report.state == ReportState.DONE}
    missing = [str(unit) for unit in units if unit.pk not in done]
    if missing:
        raise Refused(f"Chưa lập được báo cáo của: {', '.join(missing)}.", code="units_failed")
    return found


def _newest(city: QuarterlyReport) -> dict[int | None, QuarterlyReport]:
    """The newest version of each unit's report of the period."""
    rows = QuarterlyReport.objects.of(city.period).filter(form=ReportForm.WARD)
    return {report.unit_id: report for report in rows.order_by("version")}
