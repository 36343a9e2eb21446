"""Lines of the register of receptions into receptions and who came."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from petitions.actions.traces import seal_receptions
from petitions.enums import PetitionKind
from petitions.models import Petition, Reception, ReceptionEvent, ReceptionParty
from petitions.rules.register_lines import ReceptionLine
from songcong.core.sheets import Entry
from songcong.core.text import fold_many
from wards.actions.register import Book, Children, Deadlines, Pair, Source


class ReceptionBook(Book):
    """The register of receptions; names stand apart from what was said."""

    model = Reception
    events = ReceptionEvent
    link = "reception_id"
    columns = ("received_on", "kind", "receiver", "persons", "content", "visit")

    def __init__(self, deadlines: Deadlines) -> None:
        super().__init__(deadlines)
        self._sealed: set[int] = set()

    def rows(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """Receptions."""
        for entry in entries:
            line: ReceptionLine = entry.line
            yield (
                line.received_on,
                line.kind,
                line.receiver,
                line.persons,
                line.content,
                line.visit,
            )

    def searched(self, line: ReceptionLine) -> str:
        """Who received and what was said."""
        return f"{line.receiver} {line.content}"

    def replaced(self, pairs: Sequence[Pair], source: Source) -> None:  # noqa: ARG002  whoever sent
        """Say nothing anew of who was received and has denounced somebody there."""
        opened = Petition.objects.filter(
            reception__in=[pk for pk, _entry in pairs], kind=PetitionKind.DENUNCIATION
        )
        self._sealed = set(opened.values_list("reception", flat=True))
        if self._sealed:
            seal_receptions(self._sealed)

    def owned(self) -> Iterable[tuple[type[ReceptionParty], str]]:
        """Who came goes with the reception."""
        return ((ReceptionParty, "reception"),)

    def children(self, pairs: Sequence[Pair]) -> Iterable[Children]:
        """Who came, where the register says so."""
        lines = [(pk, entry.line) for pk, entry in pairs if pk not in self._sealed]
        known = [(pk, line) for pk, line in lines if line.name or line.address]
        names = fold_many([line.name for _pk, line in known])
        rows = [
            (pk, line.name, line.address, name)
            for (pk, line), name in zip(known, names, strict=True)
        ]
        columns = ("reception_id", "name", "address", "search_name")
        return (Children(ReceptionParty, columns, rows),)

    def stored(self, ids: Collection[int]) -> dict[int, tuple[Any, ...]]:
        """Receptions as lines."""
        rows = Reception.objects.filter(pk__in=ids).values_list(
            "pk",
            "register_no",
            "received_on",
            "kind",
            "receiver",
            "party__name",
            "persons",
            "party__address",
            "content",
            "visit",
        )
        return {
            pk: ReceptionLine._make("" if value is None else value for value in line)
            for pk, *line in rows
        }
