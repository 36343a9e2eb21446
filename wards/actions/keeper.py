"""How a register is kept by hand: lines recorded, corrected, cancelled, with files hung on them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet

from songcong.core.errors import Refused
from wards.access import demand, may
from wards.actions.attachments import store
from wards.actions.editing import day_of, locked, mark_cancelled, set_facts, touch
from wards.actions.numbering import own_number
from wards.models import CaseEvent, Record, StoredFile, Unit, User, reader_for
from wards.rules.rights import may_write

R = TypeVar("R", bound=Record)
F = TypeVar("F")
T = TypeVar("T")


class RefusedLines(Exception):
    """Why some of several lines were refused, by their place from 0 on; none was saved."""

    def __init__(self, by_place: Mapping[int, Refused]) -> None:
        super().__init__(*by_place.values())
        self.by_place = by_place


def all_or_none(lines: Iterable[F], make: Callable[[F], T]) -> list[T]:
    """Make something of every line, or of none; raises RefusedLines with what is wrong.

    What nobody may do at all is refused at once.
    """
    made: list[T] = []
    refused: dict[int, Refused] = {}
    with transaction.atomic():
        for place, facts in enumerate(lines):
            try:
                with transaction.atomic():
                    made.append(make(facts))
            except Refused as refusal:
                if refusal.code == "forbidden":
                    raise
                refused[place] = refusal
        if refused:
            raise RefusedLines(refused)
    return made


def _nothing(_record: Record, _facts: object) -> list[str]:
    return []


def _any(_record: Record) -> None:
    pass


@dataclass(frozen=True)
class Keeper(Generic[R, F]):
    """The verbs of one register.

    ``check`` refuses facts that cannot be; ``settle`` sets what follows from the facts (due day,
    result, words to be found by); ``children`` writes the facts named in ``apart`` into tables of
    their own and says which of them changed. ``open_to_files`` refuses a record on which nothing
    may be hung. ``numbered_by`` is the column by whose year lines typed by hand get a number of the
    book; empty where they have none. ``past`` are the days that cannot lie ahead. ``same`` holds
    the columns that are the same in every row of the register, ``link`` is the events' name for the
    record.
    """

    topic: str
    model: type[R]
    events: type[CaseEvent]
    files: type[StoredFile]
    link: str
    check: Callable[[Unit, F], None]
    settle: Callable[[R, F], None]
    children: Callable[[R, F], list[str]] = _nothing
    open_to_files: Callable[[R], None] = _any
    apart: Collection[str] = ()
    numbered_by: str = ""
    past: Collection[str] = ()
    same: Mapping[str, Any] = field(default_factory=dict)

    @transaction.atomic
    def create(self, unit: Unit, facts: F, *, by: User, at: datetime) -> R:
        """Record a line in the unit's register."""
        demand(may_write(reader_for(by, day_of(at)), self.topic, unit.pk))
        self._judge(unit, facts, at)
        record = self.model(
            unit=unit, created_at=at, created_by=by, edited_since_import=True, **self.same
        )
        set_facts(record, facts, without=self.apart)
        if self.numbered_by:
            record.register_no = own_number(record, self.topic, self.numbered_by)
        self.settle(record, facts)
        record.save()
        self.children(record, facts)
        self._say(record, "create", by=by, at=at)
        return record

    def create_all(self, unit: Unit, lines: Sequence[F], *, by: User, at: datetime) -> list[R]:
        """Record several lines, all of them or none; raises RefusedLines with what is wrong."""
        demand(may_write(reader_for(by, day_of(at)), self.topic, unit.pk))
        return all_or_none(lines, lambda facts: self.create(unit, facts, by=by, at=at))

    @transaction.atomic
    def edit(self, pk: int, facts: F, *, version: int, by: User, at: datetime) -> R:
        """Correct a line; raises Conflict when somebody saved it since ``version``."""
        record = self._locked(pk, version)
        demand(may(reader_for(by, day_of(at)), "edit", record, self.topic))
        self._judge(record.unit, facts, at)
        changed = set_facts(record, facts, without=self.apart)
        changed += self.children(record, facts)
        if not changed:
            return record
        self.settle(record, facts)
        touch(record)
        record.save()
        self._say(record, "edit", by=by, at=at, data={"changed": changed})
        return record

    def _judge(self, unit: Unit, facts: F, at: datetime) -> None:
        self.check(unit, facts)
        for name in self.past:
            day = getattr(facts, name)
            if day is not None and day > day_of(at):
                raise Refused("Ngày ghi chưa tới.", field=name)

    @transaction.atomic
    def cancel(self, pk: int, *, reason: str, version: int, by: User, at: datetime) -> R:
        """Cancel a line recorded by mistake."""
        record = self._locked(pk, version)
        demand(may(reader_for(by, day_of(at)), "cancel", record, self.topic))
        mark_cancelled(record, reason=reason, by_id=by.pk, at=at)
        record.save()
        self._say(record, "cancel", by=by, at=at, reason=record.cancel_reason)
        return record

    @transaction.atomic
    def attach(self, record: R, upload: "File[bytes]", *, by: User, at: datetime) -> StoredFile:
        """Hang a file on a line."""
        demand(may(reader_for(by, day_of(at)), "edit", record, self.topic))
        self.open_to_files(record)
        stored = store(self.files, record, upload, by=by, at=at)
        self._say(record, "attach", by=by, at=at, data={"sha256": stored.sha256})
        return stored

    def _locked(self, pk: int, version: int) -> R:
        rows: QuerySet[R] = QuerySet(self.model).filter(**self.same)
        return locked(rows.select_related("unit"), pk, version=version)

    def _say(self, record: R, verb: str, **more: Any) -> None:
        QuerySet(self.events).create(**{self.link: record}, verb=verb, **more)
