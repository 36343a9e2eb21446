"""Register rows compared with what is stored: new, the same, changed, or in conflict."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from songcong.core.sheet_reader import compared
from songcong.core.sheets import Entry, Identity
from wards.actions.register import SETTLED, UNDONE, Book, Pair


@dataclass
class Plan:
    """What an import would do with the entries of one sheet.

    ``revived`` are new to the register too: their rows stand there from an import taken back.
    """

    book: Book
    new: list[Entry] = field(default_factory=list)
    revived: list[Pair] = field(default_factory=list)
    same: list[Pair] = field(default_factory=list)
    updated: list[Pair] = field(default_factory=list)
    conflicts: list[Pair] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows there are to write."""
        return len(self.new) + len(self.revived) + len(self.updated)


def plan(book: Book, entries: Sequence[Entry]) -> Plan:
    """Compare entries with what is stored under their identities; nothing is written."""
    known = _known(book, {entry.unit for entry in entries})
    result = Plan(book)
    for entry in entries:
        found = known.get(entry.identity)
        if found is None:
            result.new.append(entry)
            continue
        pk, digest, edited = found
        pair = (pk, entry)
        if digest == UNDONE and not edited:
            result.revived.append(pair)
        elif edited or not digest:  # somebody changed it, or typed it here in the first place
            settled = digest == SETTLED + entry.digest
            (result.same if settled else result.conflicts).append(pair)
        else:
            (result.same if digest == entry.digest else result.updated).append(pair)
    return result


def _known(book: Book, units: Collection[int]) -> dict[Identity, tuple[int, str, bool]]:
    rows = book.records(units).values_list(
        "pk", "unit_id", "register_no", "register_on", "register_digest", "edited_since_import"
    )
    return {
        (unit, compared(number), day): (pk, digest, edited)
        for pk, unit, number, day, digest, edited in rows.iterator(chunk_size=10_000)
    }
