"""The people of the demo city, their roles, their villages and who signs."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db.models import Q

from songcong.core.text import fold, name_sort_key
from songcong.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD, Account
from songcong.demo.wards import WARDS
from wards.actions.reference import CITY_COMMITTEE
from wards.enums import Role
from wards.models import (
    HouseholdCount,
    Neighbourhood,
    RoleAssignment,
    Signatory,
    SteeringCommittee,
    Unit,
    User,
)

IN_OFFICE_FROM: Final = date(2024, 7, 1)
_COUNTED_ON: Final = date(2024, 1, 1)


def demo_units(day: date) -> dict[str, Unit]:
    """The ten units of the demo as they stand on a day, by code."""
    codes = [ward.code for ward in WARDS]
    return {unit.code: unit for unit in Unit.objects.in_force(day).filter(code__in=codes)}


def settle_people(units: Mapping[str, Unit], *, at: datetime) -> dict[str, User]:
    """Write everybody's account with the one password, and their roles; by account name."""
    password = make_password(DEMO_PASSWORD)
    users = User.objects.bulk_create(
        User(
            username=account.username,
            full_name=account.full_name,
            sort_name=name_sort_key(account.full_name),
            password=password,
            created_at=at,
        )
        for account in DEMO_ACCOUNTS
    )
    city = SteeringCommittee.objects.get(name=CITY_COMMITTEE, ward=None)
    RoleAssignment.objects.bulk_create(
        RoleAssignment(
            user=user,
            role=account.role,
            unit=units.get(account.ward),
            committee=city if _steers(account) else None,
            valid_from=IN_OFFICE_FROM,
        )
        for user, account in zip(users, DEMO_ACCOUNTS, strict=True)
    )
    return {user.username: user for user in users}


def _steers(account: Account) -> bool:
    return account.role in (Role.CITY_STEERING, Role.CITY_OFFICE)


def settle_villages(units: Mapping[str, Unit]) -> None:
    """Write the villages and residential groups with their households."""
    listed = [(units[ward.code], *village) for ward in WARDS for village in ward.neighbourhoods]
    villages = Neighbourhood.objects.bulk_create(
        Neighbourhood(unit=unit, name=name, folded_name=fold(name)) for unit, name, _ in listed
    )
    HouseholdCount.objects.bulk_create(
        HouseholdCount(neighbourhood=village, counted_on=_COUNTED_ON, households=households)
        for village, (_, _, households) in zip(villages, listed, strict=True)
    )


def name_signatories(units: Mapping[str, Unit]) -> None:
    """Let each committee's head sign: the ward's chair, the city's head."""
    heads = {a.ward: a.full_name for a in DEMO_ACCOUNTS if a.role == Role.WARD_CHAIR}
    heads[""] = next(a.full_name for a in DEMO_ACCOUNTS if a.role == Role.CITY_STEERING)
    ours = Q(committee__ward__in=units.values()) | Q(committee__ward=None)
    rows = Signatory.objects.filter(ours, name="").select_related("committee__ward")
    for row in rows:
        ward = row.committee.ward
        row.name = heads[ward.code if ward else ""]
    Signatory.objects.bulk_update(rows, ["name"])
