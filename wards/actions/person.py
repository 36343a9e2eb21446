"""Accounts and dated roles: given, corrected, ended, locked."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from songcong.core.errors import Refused
from songcong.core.shown import shown
from songcong.core.text import name_sort_key
from wards.actions.editing import refuse_outside_life
from wards.actions.ground import Act, Changes, alone, changing, held, note, put, told
from wards.enums import Role
from wards.models import RoleAssignment, SteeringCommittee, Unit, User
from wards.rules.people_list import ACCOUNT, BAD_ACCOUNT
from wards.rules.role_places import fault_of

TOPIC = "person"


@dataclass(frozen=True)
class PersonFacts:
    """Who a person is, and where mail reaches them."""

    full_name: str
    email: str = ""


@dataclass(frozen=True)
class AccountFacts(PersonFacts):
    """The same with the account name, which stays."""

    username: str = ""


@dataclass(frozen=True)
class RoleFacts:
    """A role between two days, on a unit, on a committee, or on neither."""

    role: str
    valid_from: date
    unit: Unit | None = None
    committee: SteeringCommittee | None = None
    valid_to: date | None = None

    @property
    def words(self) -> str:
        """The role and where it is held."""
        where = self.unit or self.committee
        return f"{Role(self.role).label}{f', {where}' if where else ''}"


def create_person(facts: AccountFacts, role: RoleFacts | None, act: Act) -> User:
    """Give an account, without a password until a slip or a mail sets one."""
    with changing(TOPIC, act):
        alone(User)
        if not ACCOUNT.fullmatch(facts.username):
            raise Refused(BAD_ACCOUNT, field="username")
        if User.objects.filter(username=facts.username).exists():
            raise Refused(f"Tên đăng nhập «{facts.username}» đã có người dùng.", field="username")
        user = User(created_at=act.at, sort_name=name_sort_key(facts.full_name))
        put(user, facts)
        user.set_unusable_password()
        user.save()
        note(TOPIC, user, "create", act, told(user, facts))
        if role is not None:
            _give(user, role, act)
    return user


def edit_person(pk: int, facts: PersonFacts, act: Act, *, version: int) -> User:
    """Correct name or mail; raises Conflict when somebody saved the person since ``version``."""
    with changing(TOPIC, act):
        user = held(User.objects.all(), pk, version=version)
        if changes := put(user, facts):
            user.sort_name = name_sort_key(user.full_name)
            user.save()
            note(TOPIC, user, "edit", act, changes)
    return user


def give_role(pk: int, facts: RoleFacts, act: Act) -> RoleAssignment:
    """Give a person a role from a day on."""
    with changing(TOPIC, act):
        user = User.objects.select_for_update().get(pk=pk)
        return _give(user, facts, act)


def end_role(pk: int, last_day: date, act: Act, *, version: int) -> RoleAssignment:
    """Let a role end with a day; raises Conflict when somebody changed it since ``version``."""
    with changing(TOPIC, act):
        row = held(RoleAssignment.objects.select_related("user", "unit"), pk, version=version)
        judge_end(row, last_day)
        was, row.valid_to = row.valid_to, last_day
        row.save()
        changes: Changes = [[str(row.get_role_display()), shown(was), f"hết {shown(last_day)}"]]
        note(TOPIC, row.user, "end_role", act, changes)
    return row


def judge_end(row: RoleAssignment, last_day: date) -> None:
    """Refuse an end before the role begins, and one that leaves nobody to administer."""
    if last_day < row.valid_from:
        raise Refused(f"Vai trò này bắt đầu từ ngày {shown(row.valid_from)}.", field="valid_to")
    if row.role != Role.ADMINISTRATOR:
        return
    others = RoleAssignment.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True)
    lasting = others.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=last_day))
    if not lasting.exclude(pk=row.pk).exists():
        raise Refused("Phải còn ít nhất một người quản trị hệ thống.", field="valid_to")


def judge_lock(user: User, by: User) -> None:
    """Refuse that somebody locks the own account."""
    if user.pk == by.pk:
        raise Refused("Không tự khóa tài khoản của mình được.")


def lock(pk: int, act: Act, *, version: int) -> User:
    """Let nobody sign in with the account; its sessions end with that."""
    with changing(TOPIC, act):
        user = held(User.objects.all(), pk, version=version)
        judge_lock(user, act.by)
        user.is_active = False
        user.save(update_fields=["is_active"])
        user.slips.filter(used_at=None, void_at=None).update(void_at=act.at)
        note(TOPIC, user, "lock", act)
    return user


def unlock(pk: int, act: Act, *, version: int) -> User:
    """Let the account be used again."""
    with changing(TOPIC, act):
        user = held(User.objects.all(), pk, version=version)
        user.is_active = True
        user.save(update_fields=["is_active"])
        note(TOPIC, user, "unlock", act)
    return user


def _give(user: User, facts: RoleFacts, act: Act) -> RoleAssignment:
    fault = fault_of(facts.role, unit=facts.unit is not None, committee=facts.committee is not None)
    if fault:
        raise Refused(fault, field="place")
    if facts.valid_to is not None and facts.valid_to < facts.valid_from:
        raise Refused("Đến ngày đứng trước từ ngày.", field="valid_to")
    if facts.unit is not None:
        refuse_outside_life(facts.unit, facts.valid_from, field="valid_from", title="Từ ngày")
    same = RoleAssignment.objects.filter(
        user=user, role=facts.role, unit=facts.unit, committee=facts.committee
    ).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=facts.valid_from))
    if facts.valid_to is not None:
        same = same.filter(valid_from__lte=facts.valid_to)
    if same.exists():
        raise Refused("Người này đã giữ vai trò đó trong thời gian này.", field="role")
    row = RoleAssignment(user=user)
    put(row, facts)
    row.save()
    days = f"từ {shown(row.valid_from)}"
    if row.valid_to:
        days = f"{days} đến {shown(row.valid_to)}"
    note(TOPIC, user, "give_role", act, [[facts.words, shown(None), days]])
    return row
