"""How the lines of a register become rows of a table: books, due days, and where rows come from."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, NamedTuple

from django.db import connection
from django.db.models import Model, QuerySet

from songcong.core.errors import Refused
from songcong.core.law import Deadline, Law
from songcong.core.sheets import Entry
from wards.models import CaseEvent, Record

IMPORTED = "imported"
UPDATED = "updated_by_register"
UNDONE = "-"
"""The digest of a row whose import was taken back: the next import brings it in as a new one."""
SETTLED = "="
"""Stands before the digest of a file's row that somebody saw and left aside for the record."""

Pair = tuple[int, Entry]


@dataclass(frozen=True)
class Source:
    """Where rows come from: the file, who brings it in and when, by which upload."""

    file: str
    by: int | None
    at: datetime
    upload: int | None = None


class Deadlines:
    """Due days by norm and first day, each worked out once; None where no norm is in force."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.known: dict[tuple[str, date], Deadline | None] = {}

    def of(self, key: str, start: date) -> Deadline | None:
        """The due day of what begins on ``start``, or None: the figures say what is missing."""
        asked = (key, start)
        if asked not in self.known:
            try:
                self.known[asked] = self.law.deadline(key, start)
            except Refused:
                self.known[asked] = None
        return self.known[asked]


class Children(NamedTuple):
    """Rows of a table that hang on the records."""

    table: type[Model]
    columns: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]


class Book(ABC):
    """How the lines of one register become rows of a table and what hangs on it."""

    model: ClassVar[type[Record]]
    events: ClassVar[type[CaseEvent]]
    link: ClassVar[str]
    """The column of the event that names the record."""
    columns: ClassVar[tuple[str, ...]]
    new_columns: ClassVar[tuple[str, ...]] = ()
    """Columns that a record gets when it is new and keeps ever after."""
    state_column: ClassVar[str] = ""
    """The column that says what ``state`` says of a line."""

    def __init__(self, deadlines: Deadlines) -> None:
        self.deadlines = deadlines

    @abstractmethod
    def rows(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """The values of ``columns`` for each entry; making them asks the database nothing."""

    @abstractmethod
    def stored(self, ids: Collection[int]) -> dict[int, tuple[Any, ...]]:
        """Records as lines of the register, by id; what is sealed stays empty."""

    def new_values(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """The values of ``new_columns`` for each entry."""
        return [()] * len(entries)

    def searched(self, line: Any) -> str:  # noqa: ARG002  a book without words has none
        """The words by which a record is found."""
        return ""

    def note(self, entry: Entry) -> dict[str, str]:
        """The cells of unknown columns that may be kept in the open."""
        return entry.note

    def state(self, line: Any) -> str:  # noqa: ARG002  most records have no states
        """The state that the record is in by its dates."""
        return ""

    def owned(self) -> Iterable[tuple[type[Model], str]]:
        """Tables that hang on the records and are written anew with them."""
        return ()

    def owned_below(self, _owned: type[Model]) -> Iterable[tuple[type[Model], str]]:
        """Tables that hang on an owned one and go with it, each with its link."""
        return ()

    def never_back(self, pairs: Sequence[Pair]) -> set[int]:  # noqa: ARG002  most may come back
        """The records whose contents may not come back once these lines have replaced them."""
        return set()

    def children(self, pairs: Sequence[Pair]) -> Iterable[Children]:  # noqa: ARG002
        """What hangs on each record."""
        return ()

    def replacing(self, pairs: Sequence[Pair]) -> None:  # noqa: B027  most records need nothing
        """Look at what records hold before their lines are replaced."""

    def replaced(self, pairs: Sequence[Pair], source: Source) -> None:  # noqa: B027  as above
        """Bring in line what a record keeps when its line is replaced."""

    def records(self, units: Collection[int]) -> Any:
        """The records of these units that this register may hold."""
        return QuerySet(self.model).filter(unit__in=units).exclude(register_no="")


def lock_units(units: Collection[int]) -> None:
    """Let one import of a unit at a time go on; held until the transaction ends."""
    with connection.cursor() as cursor:
        for unit in sorted(units):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_REGISTER_LOCK, unit])


_REGISTER_LOCK = 7301
