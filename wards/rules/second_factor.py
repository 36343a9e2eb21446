"""Who must show a second factor when signing in."""

from collections.abc import Collection

from wards.rules.reader import CITY

COMPULSORY_FOR = frozenset((*CITY, "administrator"))


def is_compulsory(roles: Collection[str], *, demanded: bool, by_work: bool = False) -> bool:
    """City roles, administrators and whose work asks for it, where the installation demands it.

    The work of named handlers of denunciations does; whoever is named while signed in is asked
    when opening the identity, and at the next sign-in.
    """
    return demanded and (by_work or not COMPULSORY_FOR.isdisjoint(roles))
