"""Lines of the register of mediation into mediations."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from petitions.models import Mediation, MediationEvent
from petitions.rules.register_lines import MediationLine
from songcong.core.sheets import Entry
from wards.actions.register import Book


class MediationBook(Book):
    """The register of mediation; the parties are no words to search by."""

    model = Mediation
    events = MediationEvent
    link = "mediation_id"
    columns = MediationLine._fields[1:]
    state_column = "outcome"

    def rows(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """Mediations."""
        return (entry.line[1:] for entry in entries)

    def searched(self, line: MediationLine) -> str:
        """The team and the matter."""
        return f"{line.team} {line.matter}"

    def state(self, line: MediationLine) -> str:
        """The outcome, where there is one."""
        return line.outcome

    def stored(self, ids: Collection[int]) -> dict[int, tuple[Any, ...]]:
        """Mediations as lines."""
        rows = Mediation.objects.filter(pk__in=ids).values_list("pk", *MediationLine._fields)
        return {pk: MediationLine(*line) for pk, *line in rows}
