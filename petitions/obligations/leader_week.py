"""What a ward's chair owes: at least one day a week for citizens."""

from datetime import timedelta

from petitions.models import LeaderWeek
from petitions.models.timetable import LeaderWeekQuerySet
from petitions.rules.timetable import LEADER_DAY
from songcong.core.obligations import Evidence, Obligation
from wards.rules.reader import Reader

SHOWN = timedelta(days=28)


def open_rows(reader: Reader) -> LeaderWeekQuerySet:
    """The last weeks in which the chair has not received; older ones stand in the figures."""
    rows = LeaderWeek.objects.visible_to(reader).missed().select_related("unit")
    return rows.filter(due_on__gte=reader.day - SHOWN)


def obligation_of(row: LeaderWeek, _reader: Reader | None = None) -> Obligation:
    """The duty that a week is."""
    said = f"Chủ tịch tiếp công dân định kỳ, {str(row).lower()}"
    return Obligation(
        key=LEADER_DAY,
        unit_id=row.unit_id,
        unit=str(row.unit),
        what=said,
        article=row.citation,
        due_on=row.due_on,
        done_on=None,
        evidence=Evidence("petitions:official-week-sitting", row.pk),
        label=said,
    )
