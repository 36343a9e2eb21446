"""Figures of mediation teams and mediators, and of the money spent on mediation."""

from django.db.models import F, Q, QuerySet

from petitions.enums import Qualification, Sex
from petitions.models import Mediation, MediationTeam, Mediator
from songcong.core.figures import Better, Count, Line, Section, Sum, Table, Where
from songcong.core.periods import Window

KINH = "Kinh"


def _team_line(row: MediationTeam) -> Line:
    return Line(
        row_id=row.pk,
        record_id=row.pk,
        code=row.decision or "–",
        kind="Tổ hòa giải",
        day=row.founded_on,
        due_on=None,
        subject=row.name,
    )


def _mediator_line(row: Mediator) -> Line:
    return Line(
        row_id=row.pk,
        record_id=row.pk,
        code=row.recognition or "–",
        kind="Hòa giải viên",
        day=row.elected_on,
        due_on=None,
        subject=row.get_qualification_display(),
    )


def _paid_line(row: Mediation) -> Line:
    return Line(
        row_id=row.pk,
        record_id=row.pk,
        code=row.register_no,
        kind="Hòa giải ở cơ sở",
        day=row.received_on,
        due_on=None,
        subject=row.matter,
    )


def _serving(day: str) -> Where:
    """In office on the last day that is judged."""

    def where(window: Window) -> Q:
        going_on = Q(ended_on__isnull=True) | Q(ended_on__gte=window.end)
        return Q(**{f"{day}__lte": window.end}) & going_on

    return where


def _paid() -> QuerySet[Mediation]:
    return Mediation.objects.live().annotate(fee=F("case__fee_vnd"))


TEAMS = Table(
    topic="team",
    name="danh sách tổ hòa giải",
    rows=MediationTeam.objects.live,
    unit="unit_id",
    day="founded_on",
    scope=_serving("founded_on"),
    line=_team_line,
    readable=MediationTeam.objects.visible_to,
)
MEDIATORS = Table(
    topic="mediator",
    name="danh sách hòa giải viên",
    rows=Mediator.objects.live,
    unit="unit_id",
    day="elected_on",
    scope=_serving("recognised_on"),
    line=_mediator_line,
    readable=Mediator.objects.visible_to,
)
PAID = Table(
    topic="mediation",
    name="sổ hòa giải",
    rows=_paid,
    unit="unit_id",
    day="received_on",
    scope=lambda window: Q(case__paid_on__gte=window.start, case__paid_on__lte=window.end),
    line=_paid_line,
    readable=Mediation.objects.visible_to,
)


def _people(key: str, name: str, where: Where, better: Better = Better.NEITHER) -> Count:
    return Count(key=key, name=name, measure="người", table=MEDIATORS, where=where, better=better)


def _skilled(qualification: str) -> Where:
    return lambda _window: Q(qualification=qualification)


MEDIATION_TEAMS = Section(
    "mediation_teams",
    "Tổ hòa giải, hòa giải viên",
    (
        Count(key="teams", name="Tổ hòa giải", measure="tổ", table=TEAMS),
        _people("mediators", "Hòa giải viên", lambda _w: Q()),
        _people("women", "Hòa giải viên nữ", lambda _w: Q(sex=Sex.FEMALE)),
        _people("minorities", "Hòa giải viên dân tộc khác Kinh", lambda _w: ~Q(ethnicity=KINH)),
        _people("law", "Có chuyên môn luật", _skilled(Qualification.LAW)),
        _people("other_skill", "Có chuyên môn khác", _skilled(Qualification.OTHER)),
        _people("no_skill", "Chưa qua đào tạo chuyên môn", _skilled(Qualification.NONE)),
        _people(
            "trained",
            "Được tập huấn trong kỳ",
            lambda w: Q(trained_on__gte=w.start, trained_on__lte=w.end),
            Better.MORE,
        ),
        Count(key="paid", name="Vụ việc được chi thù lao", measure="vụ", table=PAID),
        Sum(key="fees_vnd", name="Thù lao đã chi", measure="đồng", table=PAID, column="fee"),
    ),
)
