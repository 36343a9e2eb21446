"""Figures of the reception of citizens (tiếp công dân)."""

from django.db.models import Q

from petitions.enums import ReceptionKind, Visit
from petitions.models import Reception
from petitions.rules.representatives import GROUP
from songcong.core.figures import Count, Line, Section, Sum, Table


def line_of(row: Reception) -> Line:
    """A reception behind a figure: never a name, never what was said."""
    return Line(
        row_id=row.pk,
        record_id=row.pk,
        code=row.register_no,
        kind=f"Tiếp công dân: {row.get_kind_display().lower()}",
        day=row.received_on,
        due_on=None,
        subject=f"{row.persons} người, {row.get_visit_display().lower()}",
    )


TURNS = Table(
    topic="reception",
    name="sổ tiếp công dân",
    rows=Reception.objects.live,
    unit="unit_id",
    day="received_on",
    scope=lambda window: Q(received_on__gte=window.start, received_on__lte=window.end),
    line=line_of,
    readable=Reception.objects.visible_to,
)


def _turns(key: str, name: str, **conditions: object) -> Count:
    return Count(
        key=key, name=name, measure="lượt", table=TURNS, where=lambda _window: Q(**conditions)
    )


RECEPTION = Section(
    "reception",
    "Tiếp công dân",
    (
        _turns("turns", "Lượt tiếp công dân"),
        Sum(
            key="persons",
            name="Số người được tiếp",
            measure="người",
            table=TURNS,
            column="persons",
        ),
        _turns("regular_turns", "Lượt tiếp thường xuyên", kind=ReceptionKind.REGULAR),
        _turns(
            "leader_turns",
            "Lượt lãnh đạo tiếp định kỳ, đột xuất",
            kind__in=(ReceptionKind.PERIODIC, ReceptionKind.EXTRAORDINARY),
        ),
        _turns("groups", "Đoàn đông người", persons__gte=GROUP),
        _turns("cases_first", "Vụ việc tiếp lần đầu", visit=Visit.FIRST),
        _turns("cases_repeat", "Vụ việc tiếp nhiều lần", visit=Visit.REPEAT),
    ),
)
