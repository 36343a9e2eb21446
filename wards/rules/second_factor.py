"""Who must show a second factor when signing in."""

from collections.abc import Collection

from wards.rules.reader import CITY

COMPULSORY_FOR = frozenset((*CITY, "administrator"))


def is_compulsory(roles: Collection[str], *, demanded: bool) -> bool:
    """City roles and administrators where the installation demands it.

    Named handlers of denunciations are asked when they open an identity: that is an act upon a
    case, not a sign-in.
    """
    return demanded and not COMPULSORY_FOR.isdisjoint(roles)
