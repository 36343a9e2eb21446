"""Whose work demands a second factor, beside their roles: each app makes its own known."""

from collections.abc import Callable

Demand = Callable[[int], bool]
"""Whether the work of the person with that id demands a second factor."""

_DEMANDS: list[Demand] = []


def demands_second_factor(demand: Demand) -> Demand:
    """Make it known for whose work an app demands a second factor."""
    _DEMANDS.append(demand)
    return demand


def work_demands_it(user_id: int) -> bool:
    """Whether any app demands a second factor for the person's work."""
    return any(demand(user_id) for demand in _DEMANDS)
