"""Add, correct and confirm the dated rows of a norm; on every day exactly one is in force."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from songcong.core.errors import Refused
from songcong.core.jobs import after_commit
from songcong.core.law import Law
from songcong.core.law_change import LawChange
from songcong.core.norms import NormTable
from wards.actions.ground import Act, Changes, alone, changing, held, note, put, told
from wards.calendar import norm_of, working_calendar
from wards.models import NormRow
from wards.notifications import LAW_CHANGED
from wards.rules.norm_rows import DAY, Span, fault_of, same_family

TOPIC = "norm"


@dataclass(frozen=True)
class NewNormFacts:
    """What an administrator writes down of a norm from a day on."""

    value: Decimal
    unit: str
    in_force_from: date
    citation: str
    confirmed: bool = False


@dataclass(frozen=True)
class NormFacts(NewNormFacts):
    """The same of a row that stands: its last day too, none while it is the law."""

    in_force_to: date | None = None


@dataclass
class NormPlan:
    """The rows of a key as they would stand, and which of them would change, in words."""

    rows: list[NormRow]
    row: NormRow
    first_day: date
    changes: list[tuple[NormRow, Changes]] = field(default_factory=list)
    """``first_day`` is the earliest day on which the law may differ."""


@dataclass(frozen=True)
class _From:
    in_force_from: date


@dataclass(frozen=True)
class _To:
    in_force_to: date | None


def plan_new(rows: Iterable[NormRow], key: str, facts: NewNormFacts) -> NormPlan:
    """The new row among those of its key: the one in force that day ends on the day before."""
    ordered = sorted(rows, key=lambda row: row.in_force_from)
    start = facts.in_force_from
    if any(row.in_force_from == start for row in ordered):
        raise Refused("Đã có dòng có hiệu lực từ ngày này; hãy sửa dòng đó.", field="in_force_from")
    row = NormRow(key=key)
    plan = NormPlan([*ordered, row], row, start)
    before = [each for each in ordered if each.in_force_from < start]
    if not before:
        row.in_force_to = ordered[0].in_force_from - DAY if ordered else None
    elif (last := before[-1]).in_force_to is None or last.in_force_to >= start:
        row.in_force_to = last.in_force_to
        plan.changes.append((last, put(last, _To(start - DAY))))
    put(row, facts)
    _refuse_faults(plan, facts, (each.unit for each in ordered))
    return plan


def plan_correction(rows: Iterable[NormRow], pk: int, facts: NormFacts) -> NormPlan:
    """The row corrected; a neighbour that touches it moves its own day along."""
    known = {row.pk: row for row in rows}
    row = known[pk]
    first_day = min(row.in_force_from, facts.in_force_from)
    plan = NormPlan(list(known.values()), row, first_day)
    others = [each for each in plan.rows if each is not row]
    for each in others:
        if each.in_force_to is not None and each.in_force_to + DAY == row.in_force_from:
            if moved := put(each, _To(facts.in_force_from - DAY)):
                plan.changes.append((each, moved))
        elif (
            row.in_force_to is not None
            and facts.in_force_to is not None
            and each.in_force_from == row.in_force_to + DAY
            and (moved := put(each, _From(facts.in_force_to + DAY)))
        ):
            plan.changes.append((each, moved))
    if changed := put(row, facts):
        plan.changes.append((row, changed))
    _refuse_faults(plan, facts, (each.unit for each in others))
    return plan


def _refuse_faults(plan: NormPlan, facts: NewNormFacts, units: Iterable[str]) -> None:
    if facts.value < 0:
        raise Refused("Không được nhỏ hơn 0.", field="value")
    if not all(same_family(facts.unit, unit) for unit in units):
        raise Refused("Các dòng khác của định mức này tính bằng đơn vị khác hẳn.", field="unit")
    fault = fault_of(Span(row.in_force_from, row.in_force_to) for row in plan.rows)
    if fault:
        raise Refused(fault, field="in_force_from")


def change_of(plan: NormPlan, today: date) -> LawChange:
    """The law now, and as it would be."""
    calendar = working_calendar()
    now = list(NormRow.objects.all())
    others = [row for row in now if row.key != plan.row.key]
    return LawChange(
        before=Law(NormTable(map(norm_of, now)), calendar),
        after=Law(NormTable(map(norm_of, [*others, *plan.rows])), calendar),
        first_day=plan.first_day,
        today=today,
    )


def add_norm_row(key: str, facts: NewNormFacts, act: Act) -> NormRow:
    """Add a dated row to a norm that stands."""
    with changing(TOPIC, act):
        alone(NormRow)
        plan = plan_new(rows_of(key), key, facts)
        if len(plan.rows) == 1:
            raise Refused(f"Không có định mức «{key}».", code="no_such_norm")
        _end_neighbours(plan, act)
        plan.row.save()
        _announce(note(TOPIC, plan.row, "create", act, told(plan.row, facts)).pk)
    return plan.row


def correct_norm_row(pk: int, facts: NormFacts, act: Act, *, version: int) -> NormRow:
    """Correct a dated row; raises Conflict when somebody saved it since ``version``."""
    with changing(TOPIC, act):
        alone(NormRow)
        row = held(NormRow.objects.all(), pk, version=version)
        plan = plan_correction(rows_of(row.key), pk, facts)
        _end_neighbours(plan, act)
        for changed, changes in plan.changes:
            if changed is plan.row:
                changed.save()
                _announce(note(TOPIC, changed, "edit", act, changes).pk)
    return plan.row


def confirm_norm_row(pk: int, act: Act, *, version: int) -> NormRow:
    """Say that a row was compared with the text of the law."""
    with changing(TOPIC, act):
        row = held(NormRow.objects.all(), pk, version=version)
        if not row.confirmed:
            row.confirmed = True
            row.save()
            note(TOPIC, row, "confirm", act)
    return row


def rows_of(key: str) -> list[NormRow]:
    """The dated rows of a norm."""
    return list(NormRow.objects.filter(key=key).order_by("in_force_from"))


def _end_neighbours(plan: NormPlan, act: Act) -> None:
    for row, changes in plan.changes:
        if row is not plan.row:
            row.save()
            note(TOPIC, row, "edit", act, changes)


def _announce(event_id: int) -> None:
    """Open cases follow in a job of their own."""
    after_commit(LAW_CHANGED, event_id)
