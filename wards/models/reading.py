"""Works out who a reader is from the roles in force on a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import CharField, Count, FilteredRelation, Q, QuerySet, Subquery, Value

from wards.models.notice import NoticeCopy
from wards.models.unit import Unit, UnitSuccession
from wards.models.user import RoleAssignment, User
from wards.rules.reader import Reader

MERGED = ""
_MERGED = Value(MERGED, output_field=CharField())
_NONE = Value(0)


def predecessors() -> dict[int, set[int]]:
    """The direct predecessors of each unit, by id."""
    olds: dict[int, set[int]] = defaultdict(set)
    for old, new in UnitSuccession.objects.values_list("old_id", "new_id"):
        olds[new].add(old)
    return olds


def with_predecessors(unit_ids: Iterable[int], olds: dict[int, set[int]]) -> frozenset[int]:
    """The units and all that went into them, over any number of mergers."""
    found: set[int] = set()
    waiting = set(unit_ids)
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.add(unit)
            waiting |= olds.get(unit, set())
    return frozenset(found)


def reader_for(user: User, day: date, *, token: str | None = None) -> Reader:
    """The person's reader on a day: roles in force, on units in force, with predecessors.

    With the key of a token only the one role that it was given for, while it may be used.
    One query for both: lines marked ``MERGED`` are a unit and one that went into it.
    """
    mandates_of_the_day = FilteredRelation(
        "committee__mandates",
        condition=Q(committee__mandates__valid_from__lte=day)
        & (
            Q(committee__mandates__valid_to__isnull=True)
            | Q(committee__mandates__valid_to__gte=day)
        ),
    )
    held = (
        RoleAssignment.objects.in_force(day)
        .filter(_given_to(token, day), user=user)
        .filter(Q(unit__isnull=True) | Q(unit__valid_to__isnull=True) | Q(unit__valid_to__gte=day))
        .annotate(mandate=mandates_of_the_day, unread=Subquery(_unread(user)))
        .values_list("unread", "role", "unit_id", "mandate__unit_id")
    )
    merged = UnitSuccession.objects.values_list(_NONE, _MERGED, "new_id", "old_id")
    own: dict[str, set[int]] = defaultdict(set)
    olds: dict[int, set[int]] = defaultdict(set)
    unread = 0
    for waiting, role, first, second in held.union(merged, all=True):
        if role == MERGED:
            olds[first].add(second)
        else:
            own[role] |= {unit for unit in (first, second) if unit is not None}
            unread = waiting or 0
    return Reader(
        user_id=user.pk,
        day=day,
        reads={role: with_predecessors(units, olds) for role, units in own.items()},
        works_in={role: frozenset(units) for role, units in own.items()},
        unread=unread,
    )


def _unread(user: User) -> QuerySet[NoticeCopy, Any]:
    """How many notices wait for a person: asked along with the roles, no page pays a query."""
    mine = NoticeCopy.objects.unread().filter(user=user).order_by().values("user")
    return mine.annotate(count=Count("pk")).values("count")


def _given_to(token: str | None, day: date) -> Q:
    """The role for which a token was given, as long as it may be used."""
    if token is None:
        return Q()
    return Q(
        api_tokens__token=token,
        api_tokens__revoked_at__isnull=True,
        api_tokens__ends_on__gte=day,
    )


def desk_of(reader: Reader) -> str:
    """What the head of the officials' pages says: the one unit worked in, else the city."""
    ids = frozenset[int]().union(*reader.works_in.values())
    unit = Unit.objects.get(pk=next(iter(ids))) if len(ids) == 1 else None
    return str(unit) if unit else "Thành phố Sông Công"
