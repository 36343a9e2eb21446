"""Workflow tables: from which states a case may go where, by whom, under which article."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from songcong.core.errors import Refused


@dataclass(frozen=True)
class Transition:
    """One row: the verb, its label on the button, who may press it and what it needs.

    ``deadline`` is the norm by which the state it leads to must be left, counted from the day of
    the step, or from the fact that ``counted_from`` names.
    """

    verb: str
    label: str
    sources: frozenset[str]
    target: str
    roles: frozenset[str]
    article: str
    requires: tuple[str, ...] = ()
    deadline: str = ""
    counted_from: str = "on"


class Workflow:
    """The table of one kind of case; a verb leads from a state to one place only."""

    def __init__(self, name: str, transitions: Iterable[Transition]) -> None:
        self.name = name
        self.transitions = tuple(transitions)
        self._by_step: dict[tuple[str, str], Transition] = {}
        for transition in self.transitions:
            for source in transition.sources:
                step = (source, transition.verb)
                if step in self._by_step:
                    raise ValueError(f"{name}: {transition.verb} twice from {source}")
                self._by_step[step] = transition

    @property
    def states(self) -> frozenset[str]:
        """All states that the table names."""
        sources = (source for row in self.transitions for source in row.sources)
        return frozenset(sources) | {row.target for row in self.transitions}

    def find(self, state: str, verb: str) -> Transition:
        """The row for a verb in a state; raises Refused where the table has none."""
        try:
            return self._by_step[state, verb]
        except KeyError:
            raise Refused(
                "Việc này không làm được ở bước hiện tại của hồ sơ.", code="wrong_state"
            ) from None

    def available(self, state: str, roles: Collection[str]) -> tuple[Transition, ...]:
        """What people with these roles may do next, in the order of the table."""
        return tuple(
            row
            for row in self.transitions
            if state in row.sources and not row.roles.isdisjoint(roles)
        )
