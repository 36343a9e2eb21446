"""Checks between the facts of one record, said once for registers, forms and actions."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple


class Check(NamedTuple):
    """What several facts must keep to; the first name is the one at fault when they do not.

    ``sentence`` names the facts by their places: ``{0}`` is the title of the first.
    """

    names: tuple[str, ...]
    broken: Callable[..., bool]
    sentence: str

    @property
    def at(self) -> str:
        """The fact at fault."""
        return self.names[0]

    def reason(self, titles: Mapping[str, str]) -> str:
        """The sentence with the titles that the reader knows the facts by."""
        return self.sentence.format(*(titles.get(name, name) for name in self.names))


def not_before(end: str, start: str) -> Check:
    """A day that may not stand before another; both may be empty."""
    return Check((end, start), _earlier, "{0} đứng trước {1}")


def at_most(part: str, whole: str) -> Check:
    """A number that may not be greater than another."""
    return Check((part, whole), _greater, "{0} lớn hơn {1}")


def faults(
    checks: Iterable[Check], facts: Mapping[str, Any], titles: Mapping[str, str]
) -> list[tuple[str, str]]:
    """The broken checks among facts that are all known: the fact at fault and the sentence."""
    return [
        (check.at, check.reason(titles))
        for check in checks
        if all(name in facts for name in check.names)
        and check.broken(*(facts[name] for name in check.names))
    ]


def _earlier(later: Any, earlier: Any) -> bool:
    return later is not None and earlier is not None and later < earlier


def _greater(smaller: Any, greater: Any) -> bool:
    return smaller is not None and greater is not None and smaller > greater
