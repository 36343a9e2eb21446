"""What a quarter asks of its offices: each ward's report, the city's, and that they are shown."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from django.db.models import Q
from django.utils.timezone import localtime

from reports.enums import ReportState
from reports.models import QuarterlyReport
from songcong.core.law import Deadline, Law
from songcong.core.norms import NormMissing
from songcong.core.obligations import Evidence, Obligation
from songcong.core.periods import Period, quarter_of
from wards.enums import Role
from wards.models import Unit
from wards.rules.publication import PUBLISH_WITHIN
from wards.rules.reader import WARD_OFFICE, Reader

COMPILE_WITHIN = "report.compile_within"
_CITY = 0
"""Stands for the city where a unit's id is asked for."""


class _Compiled(NamedTuple):
    """A report compiled once its period was over: on the last day or later."""

    unit_id: int
    period: Period
    is_published: bool


def reports_owed(reader: Reader, law: Law) -> list[Obligation]:
    """The reports of the running quarter and of the one before that the reader has to see to."""
    wards = frozenset[int]().union(*(reader.works_in.get(role, ()) for role in WARD_OFFICE))
    office = reader.has(Role.CITY_OFFICE)
    if not wards and not office:
        return []
    running = quarter_of(reader.day)
    periods = (running, running.previous())
    compiled = _compiled(reader, wards, periods, office=office)
    done = {(one.unit_id, one.period) for one in compiled}
    units = list(Unit.objects.bases().filter(pk__in=wards).listed())
    owed = [
        _to_compile(unit, period, law)
        for period in periods
        for unit in units
        if unit.valid_from <= period.end and (unit.pk, period) not in done
    ]
    if office:
        owed += [_to_compile(None, one, law) for one in periods if (_CITY, one) not in done]
        owed += [_to_publish(one, compiled, law) for one in periods]
    return [one for one in owed if one is not None]


def _compiled(
    reader: Reader, wards: Collection[int], periods: Sequence[Period], *, office: bool
) -> list[_Compiled]:
    asked = Q()
    for period in periods:
        asked |= Q(year=period.year, n=period.n)
    first = periods[0]
    rows = QuarterlyReport.objects.visible_to(reader).filter(
        asked, scheme=first.scheme, period_kind=first.kind, compiled_at__isnull=False
    )
    if not office:
        rows = rows.filter(unit__in=wards)
    kept = rows.in_state(ReportState.DONE).only(
        "unit_id", "scheme", "period_kind", "year", "n", "compiled_at", "published_at"
    )
    return [
        _Compiled(row.unit_id or _CITY, row.period, row.is_published)
        for row in kept
        if row.compiled_at and localtime(row.compiled_at).date() >= row.period.end
    ]


def _to_compile(unit: Unit | None, period: Period, law: Law) -> Obligation | None:
    """The report of a ward or, without one, of the city."""
    whose = "" if unit else " của thành phố"
    page = "reports:official-report-list" if unit else "reports:steering-report-list"
    what = f"Lập báo cáo {period.label}{whose}"
    return _obligation(COMPILE_WITHIN, what, unit, period, law, page)


def _to_publish(period: Period, compiled: Collection[_Compiled], law: Law) -> Obligation | None:
    """The reports that are compiled and not shown to the people yet."""
    waiting = sum(one.period == period and not one.is_published for one in compiled)
    if not waiting:
        return None
    what = f"Công bố báo cáo {period.label}: {waiting} báo cáo đã lập chưa công bố"
    page = "reports:steering-report-list"
    return _obligation(PUBLISH_WITHIN, what, None, period, law, page)


def _obligation(  # noqa: PLR0917  # what every duty of a quarter has
    key: str, what: str, unit: Unit | None, period: Period, law: Law, page: str
) -> Obligation | None:
    """The duty, by the last day of the norm; where none is in force nothing is owed."""
    due = _deadline(key, period, law)
    if due is None:
        return None
    return Obligation(
        key=key,
        unit_id=unit.pk if unit else _CITY,
        unit=str(unit) if unit else "Thành phố",
        what=what,
        article=due.norm.citation,
        due_on=due.due_on,
        done_on=None,
        evidence=Evidence(page, query=f"quy={period.code}"),
        label=what,
    )


def _deadline(key: str, period: Period, law: Law) -> Deadline | None:
    try:
        return law.deadline(key, period.end)
    except NormMissing:
        return None
