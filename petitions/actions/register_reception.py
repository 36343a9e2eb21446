"""Lines of the register of receptions into receptions and who came."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from petitions.models import Reception, ReceptionEvent, ReceptionParty
from petitions.rules.register_lines import ReceptionLine
from songcong.core.sheets import Entry
from songcong.core.text import fold_many
from wards.actions.register import Book, Children, Pair


class ReceptionBook(Book):
    """The register of receptions; names stand apart from what was said."""

    model = Reception
    events = ReceptionEvent
    link = "reception_id"
    columns = ("received_on", "kind", "receiver", "persons", "content", "visit")

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

    def owned(self) -> Iterable[tuple[type[ReceptionParty], str]]:
        """Who came goes with the reception."""
        return ((ReceptionParty, "reception"),)

    def children(self, pairs: Sequence[Pair]) -> Iterable[Children]:
        """Who came, where the register says so."""
        known = [(pk, entry.line) for pk, entry in pairs if entry.line.name or entry.line.address]
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
