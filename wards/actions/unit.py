"""Units: added, corrected, ended, and which went into which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet

from songcong.core.errors import Refused
from songcong.core.jobs import after_commit
from songcong.core.shown import shown
from wards.actions.ground import Act, GroundKeeper, alone, changing, held, note, put
from wards.actions.reference import ward_committees
from wards.models import (
    CommitteeMandate,
    RoleAssignment,
    Unit,
    UnitSuccession,
)
from wards.notifications import HAND_OVER
from wards.rules.spans import Days, backwards, overlap_of

TOPIC = "unit"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class UnitFacts:
    """A unit from a day on, under its code of that time."""

    code: str
    name: str
    kind: str
    valid_from: date
    parent: Unit | None = None


@dataclass(frozen=True)
class _Until:
    valid_to: date | None


@dataclass(frozen=True)
class SuccessionFacts:
    """The units that go into a new one, by which act, and whether roles go along."""

    olds: Sequence[Unit]
    basis: str
    carry_roles: bool = True


def _check(row: Unit) -> None:
    days = Days(row.valid_from, row.valid_to)
    if backwards(days):
        raise Refused("Đơn vị đã kết thúc trước ngày này.", field="valid_from")
    same = Unit.objects.filter(code=row.code).exclude(pk=row.pk)
    if sentence := overlap_of(days, (Days(o.valid_from, o.valid_to) for o in same)):
        raise Refused(f"Mã {row.code} đang dùng. {sentence}", field="code")
    if row.parent is not None and row.parent.pk == row.pk:
        raise Refused("Đơn vị không thể thuộc chính nó.", field="parent")


def _settle(row: Unit) -> None:
    """A new unit stands after all others."""
    if row.position is None:
        row.position = (Unit.objects.aggregate(last=Max("position"))["last"] or 0) + 1


def _with_committee(row: Unit) -> None:
    """A ward gets its own committee, whose names are still empty."""
    if Unit.objects.filter(pk=row.pk).bases().exists():
        ward_committees([row])


UNIT_KEEPER = GroundKeeper(
    TOPIC, Unit, check=_check, settle=_settle, after=_with_committee, whole=True
)


def end_unit(pk: int, last_day: date, act: Act, *, version: int) -> Unit:
    """Let a unit end with a day; raises Conflict when somebody changed it since ``version``."""
    with changing(TOPIC, act):
        row = held(Unit.objects.all(), pk, version=version)
        _end(row, last_day, act)
    return row


def succeed(pk: int, facts: SuccessionFacts, act: Act) -> Unit:
    """Write down that old units went into this one, which ends them the day before it begins.

    Their mandate goes along, and their roles where that was asked.
    """
    with changing(TOPIC, act):
        alone(UnitSuccession)
        new = Unit.objects.select_for_update().get(pk=pk)
        last = new.valid_from - DAY
        for old in Unit.objects.select_for_update().filter(pk__in=[o.pk for o in facts.olds]):
            if UnitSuccession.objects.filter(old=old, new=new).exists():
                raise Refused(f"{old} đã được ghi là tiền thân.", field="olds")
            roles = list(lasting_roles([old], last)) if facts.carry_roles else []
            _end(old, last, act)
            UnitSuccession.objects.create(old=old, new=new, basis=facts.basis)
            _carry(roles, new, last, act)
            changes = [["Tiền thân", shown(None), str(old)], ["Căn cứ", shown(None), facts.basis]]
            note(TOPIC, new, "succeed", act, changes)
        _steer(new, facts.olds)
        after_commit(HAND_OVER)
    return new


def lasting_roles(units: Sequence[Unit], last: date) -> QuerySet[RoleAssignment]:
    """Roles on the units that would hold beyond a day."""
    rows = RoleAssignment.objects.filter(unit__in=units, valid_from__lte=last)
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=last)).select_related("user")


def _end(row: Unit, last_day: date, act: Act) -> None:
    if row.valid_to == last_day:
        return
    if row.valid_to is not None:
        raise Refused(f"{row} đã kết thúc ngày {shown(row.valid_to)}.", field="olds")
    if last_day < row.valid_from:
        raise Refused(f"{row} mới có từ ngày {shown(row.valid_from)}.", field="valid_to")
    changes = put(row, _Until(last_day))
    row.save()
    open_ended = CommitteeMandate.objects.filter(unit=row, valid_from__lte=last_day)
    open_ended.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)).update(valid_to=last_day)
    note(TOPIC, row, "end", act, changes)


def _carry(roles: Sequence[RoleAssignment], new: Unit, last: date, act: Act) -> None:
    for role in roles:
        again, created = RoleAssignment.objects.get_or_create(
            user=role.user,
            role=role.role,
            unit=new,
            valid_from=new.valid_from,
            defaults={"valid_to": role.valid_to},
        )
        role.valid_to = last
        role.save(update_fields=["valid_to"])
        if created:
            words = [[str(again.get_role_display()), str(role.unit), str(new)]]
            note("person", role.user, "give_role", act, words)


def _steer(new: Unit, olds: Sequence[Unit]) -> None:
    """Committees that steered the old units steer the new one."""
    steering = CommitteeMandate.objects.filter(unit__in=olds, valid_to=new.valid_from - DAY)
    for committee_id in set(steering.values_list("committee_id", flat=True)):
        CommitteeMandate.objects.get_or_create(
            committee_id=committee_id, unit=new, valid_from=new.valid_from
        )
