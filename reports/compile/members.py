"""The rows behind a report's numbers, taken when it is compiled (figures open to them later)."""

from collections.abc import Mapping
from typing import Final

from reports.compile.build import parts_of, snapshot_of, unit_of
from reports.enums import ReportForm
from reports.figures import figure_members, flat
from reports.models import FrozenFigure, QuarterlyReport
from reports.rules.snapshot import Snapshot
from songcong.core.errors import Refused
from songcong.core.figures import Members

ATTEMPTS: Final = 5
MOVING: Final = "Sổ đang được sửa liên tục trong lúc lập báo cáo; xin lập lại sau ít phút."


def counted(report: QuarterlyReport) -> tuple[Snapshot, dict[str, Members] | None]:
    """What a report says and the rows that come to it; of an issued one the rows stay.

    Raises NotYet or Refused, also where the registers change each time between the two.
    """
    for _ in range(ATTEMPTS):
        snapshot = snapshot_of(report)
        if report.is_issued:
            return snapshot, None
        members = members_of(report)
        if comes_to(members, snapshot):
            return snapshot, members
    raise Refused(MOVING, code="registers_moving")


def members_of(report: QuarterlyReport) -> dict[str, Members]:
    """For each count and sum of a queued report, its rows; the city's are those of its units."""
    if report.form == ReportForm.CITY:
        return _together(parts_of(report))
    day = report.run.day if report.run else report.period.end
    return figure_members(report.period, [unit_of(report)], today=day)


def comes_to(members: Mapping[str, Members], snapshot: Snapshot) -> bool:
    """Whether the rows come to the numbers of the snapshot; not where one changed in between."""
    told = flat(snapshot.figures) | flat(snapshot.beside)
    return all(told[key] == kept.value for key, kept in members.items())


def _together(parts: list[QuarterlyReport]) -> dict[str, Members]:
    kept = FrozenFigure.objects.filter(report__in=parts).order_by("report__unit__position")
    found: dict[str, Members] = {}
    for one in kept:
        before = found.get(one.key, Members(counted=None if one.counted is None else ()))
        counted = None if one.counted is None else (*(before.counted or ()), *one.counted)
        found[one.key] = Members((*before.row_ids, *one.row_ids), counted)
    return found
