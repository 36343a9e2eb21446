"""What is open in a unit: each app counts its own, before a unit ends or goes into another."""

from collections.abc import Callable, Collection

from songcong.core.law_change import Touched

Counter = Callable[[Collection[int]], Touched]
_COUNTERS: list[Counter] = []


def counts_open(counter: Counter) -> Counter:
    """Make it known what an app has open in some units."""
    _COUNTERS.append(counter)
    return counter


def open_work_of(unit_ids: Collection[int]) -> list[Touched]:
    """What every app has open in the units, by their ids."""
    return [counter(unit_ids) for counter in _COUNTERS]
