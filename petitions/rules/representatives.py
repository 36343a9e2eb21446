"""How many speak for those who come together about one matter."""

from typing import NamedTuple

GROUP = 5
"""From so many persons on a reception is one of a mass delegation."""
LARGE_GROUP = 11
CITATION = "Nghị định 124/2020/NĐ-CP"


class Speakers(NamedTuple):
    """The fewest and the most persons who speak for a group."""

    least: int
    most: int


def representatives(persons: int) -> Speakers | None:
    """Who so many persons send to speak; nobody where they are no group and each may speak.

    Five to ten persons send one or two, eleven or more at most five (Decree 124/2020/NĐ-CP).
    """
    if persons < GROUP:
        return None
    return Speakers(1, 2 if persons < LARGE_GROUP else 5)
