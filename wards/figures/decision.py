"""Figures of what the people decided by vote (nhân dân bàn và quyết định)."""

from django.db.models import Q

from songcong.core.figures import (
    Better,
    Count,
    Gap,
    Line,
    Pillar,
    Section,
    Sum,
    Table,
    Where,
    always,
)
from songcong.core.law import Law
from songcong.core.periods import Window
from wards.models import PeopleDecision
from wards.rules.voting import verdict


def _line(row: PeopleDecision) -> Line:
    return Line(
        row_id=row.pk,
        record_id=row.pk,
        code=row.register_no,
        kind=f"Biểu quyết, mục {row.matter}",
        day=row.decided_on,
        due_on=None,
        subject=row.content,
    )


def _voted(window: Window) -> Q:
    return Q(decided_on__gte=window.start, decided_on__lte=window.end)


def _recognised(window: Window) -> Q:
    return Q(recognised_on__gte=window.start, recognised_on__lte=window.end)


def _passed(window: Window) -> Q:
    return _voted(window) & Q(judged_passed=True)


def _verdict(row: PeopleDecision, law: Law) -> bool:
    return verdict(
        matter=row.matter,
        decided_on=row.decided_on,
        votes_for=row.votes_for,
        total_households=row.total_households,
        norms=law.norms,
    ).passed


VOTES = Table(
    topic="decision",
    name="sổ biểu quyết",
    rows=PeopleDecision.objects.live,
    unit="unit_id",
    day="decided_on",
    scope=lambda window: _voted(window) | _recognised(window),
    line=_line,
    readable=PeopleDecision.objects.visible_to,
    gap=Gap(column="passed", alias="judged_passed", needed=always, fill=_verdict),
)


def _votes(key: str, name: str, where: Where, better: Better = Better.NEITHER) -> Count:
    return Count(key=key, name=name, measure="cuộc", table=VOTES, where=where, better=better)


def _given(key: str, name: str, measure: str, pillar: Pillar, *, decimal: bool = False) -> Sum:
    """What the passed votes of the period bring."""
    return Sum(
        key=key,
        name=name,
        measure=measure,
        table=VOTES,
        where=_passed,
        column=key,
        pillar=pillar,
        decimal=decimal,
    )


DECISIONS = Section(
    "decisions",
    "Nhân dân bàn và quyết định",
    (
        _votes("votes", "Số cuộc biểu quyết", _voted),
        _votes("passed", "Cuộc biểu quyết được thông qua", _passed, Better.MORE),
        _votes(
            "failed",
            "Cuộc biểu quyết không được thông qua",
            lambda w: _voted(w) & Q(judged_passed=False),
        ),
        _votes(
            "recognised",
            "Quyết định được công nhận trong kỳ",
            lambda w: _recognised(w) & Q(judged_passed=True),
            Better.MORE,
        ),
        _given("contributions_vnd", "Nhân dân đóng góp", "đồng", Pillar.DO),
        _given("labour_days", "Ngày công đóng góp", "công", Pillar.DO),
        _given("land_m2", "Đất hiến", "m²", Pillar.DO, decimal=True),
        _given("state_support_vnd", "Ngân sách hỗ trợ", "đồng", Pillar.BENEFIT),
    ),
)
