"""Many people at once from a pasted list: judged first, added when confirmed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from songcong.core.errors import Refused
from songcong.core.text import fold
from wards.actions.ground import Act
from wards.actions.person import AccountFacts, RoleFacts, create_person
from wards.enums import Role
from wards.models import SteeringCommittee, Unit, User
from wards.rules.people_list import MOST, Typed, fault_of, lines_of, role_of
from wards.rules.reader import CITY


@dataclass(frozen=True)
class Judged:
    """A line with what it would make, or the sentence that says why nothing."""

    line: Typed
    account: AccountFacts | None = None
    role: RoleFacts | None = None
    refusal: str = ""


def judge_people(text: str, day: date) -> list[Judged]:
    """Every line of the list, judged against the city as it stands; Refused for too long a list."""
    lines = lines_of(text)
    if len(lines) > MOST:
        raise Refused(f"Mỗi lần không quá {MOST} người.", field="people")
    accounts = [line.account for line in lines]
    known = _City(
        day=day,
        taken=set(User.objects.filter(username__in=accounts).values_list("username", flat=True)),
        twice={account for account, times in Counter(accounts).items() if times > 1},
        units=_units(day),
        committee=SteeringCommittee.objects.filter(ward=None).order_by("pk").first(),
    )
    return [_judged(line, known) for line in lines]


@transaction.atomic
def add_people(judged: Iterable[Judged], act: Act) -> list[User]:
    """Add whom the list has anew; refused lines are left out."""
    return [create_person(one.account, one.role, act) for one in judged if one.account]


@dataclass(frozen=True)
class _City:
    """What a line is judged against."""

    day: date
    taken: set[str]
    twice: set[str]
    units: Mapping[str, Unit]
    committee: SteeringCommittee | None

    def fault_of(self, line: Typed) -> str | None:
        """What is wrong with a line in this city."""
        if line.account in self.taken:
            return "Tên đăng nhập đã có người dùng."
        if line.account in self.twice:
            return "Tên đăng nhập có hai lần trong danh sách."
        role = role_of(line.role)
        if role is None or role in (*CITY, Role.ADMINISTRATOR) or fold(line.unit) in self.units:
            return None
        return f"Không có đơn vị «{line.unit}» đang hoạt động." if line.unit else "Thiếu đơn vị."

    def role(self, line: Typed) -> RoleFacts | None:
        """The role that a line without fault gives, from today on."""
        role = role_of(line.role)
        if role is None:
            return None
        if role in CITY:
            return RoleFacts(role, self.day, committee=self.committee)
        unit = None if role == Role.ADMINISTRATOR else self.units[fold(line.unit)]
        return RoleFacts(role, self.day, unit)


def _judged(line: Typed, city: _City) -> Judged:
    fault = fault_of(line) or city.fault_of(line)
    if fault is not None:
        return Judged(line, refusal=fault)
    facts = AccountFacts(full_name=line.name, email=line.email, username=line.account)
    return Judged(line, facts, city.role(line))


def _units(day: date) -> dict[str, Unit]:
    """Units in force by code, by name, and by name with their kind before it."""
    found: dict[str, Unit] = {}
    for unit in Unit.objects.in_force(day).bases():
        found |= {unit.code: unit, fold(unit.name): unit, fold(str(unit)): unit}
    return found
