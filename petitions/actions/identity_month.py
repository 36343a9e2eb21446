"""The month's readings of denouncers' identities, told to chairs and administrators."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from textwrap import shorten

from django.db import transaction

from petitions.models import IdentityRead
from petitions.notifications import IDENTITY_MONTH
from petitions.rules.identity_month import Reading, by_person
from wards.enums import NoticeKind, Role
from wards.models import Notice, RoleAssignment, Unit
from wards.notifications import post, tell


@dataclass(frozen=True)
class Month:
    """A month of the calendar by its first day."""

    first: date

    @classmethod
    def before(cls, today: date) -> "Month":
        """The month that ended last."""
        return cls((today.replace(day=1) - timedelta(days=1)).replace(day=1))

    @property
    def number(self) -> int:
        """As messages keep it: 202505."""
        return self.first.year * 100 + self.first.month

    def __str__(self) -> str:
        return f"{self.first:%m/%Y}"


def tell_month(today: date, *, at: datetime) -> int:
    """Tell of the month that ended last; how many offices had readings. Safe to run every day.

    Chairs are told by a notice when somebody of their office read; administrators by mail, also
    that nobody did (Law on Denunciations 25/2018/QH14, Article 56).
    """
    month = Month.before(today)
    found = 0
    for unit_id, readings in _readings(month):
        found += 1
        _tell_chairs(unit_id, month, readings, at=at)
    keepers = RoleAssignment.objects.in_force(today).filter(role=Role.ADMINISTRATOR)
    addresses = keepers.filter(user__is_active=True).exclude(user__email="")
    for email in sorted(set(addresses.values_list("user__email", flat=True))):
        key = f"identity-reads-{month.number}-{email}"
        post(IDENTITY_MONTH, email, {"month": month.number}, key=key, at=at)
    return found


def _readings(month: Month) -> Iterator[tuple[int, list[Reading]]]:
    first = month.first
    rows = IdentityRead.objects.filter(at__year=first.year, at__month=first.month)
    units: dict[int, list[Reading]] = {}
    for row in rows.select_related("by", "petition").order_by("at", "pk"):
        units.setdefault(row.petition.unit_id, []).append(Reading(row.petition_id, str(row.by)))
    yield from sorted(units.items())


@transaction.atomic
def _tell_chairs(unit_id: int, month: Month, readings: list[Reading], *, at: datetime) -> None:
    Unit.objects.select_for_update().get(pk=unit_id)  # two workers tell once
    told = Notice.objects.filter(kind=NoticeKind.IDENTITY_READS, unit=unit_id)
    if told.filter(data__month=str(month)).exists():
        return
    tell(
        NoticeKind.IDENTITY_READS,
        unit_id=unit_id,
        roles=(Role.WARD_CHAIR,),
        at=at,
        subject=shorten(by_person(readings), 200, placeholder="…"),
        data={
            "month": str(month),
            "count": len(readings),
            "cases": len({reading.case for reading in readings}),
        },
    )
