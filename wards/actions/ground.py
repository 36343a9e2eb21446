"""What every change of the ground has in common: who may, why, the row locked, history written."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Generic, TypeVar

import pghistory
from django.db import connection, transaction
from django.db.models import Model, QuerySet

from songcong.core.errors import Conflict, Refused
from songcong.core.shown import NONE, title_of, value_of
from wards.access import demand
from wards.actions.editing import day_of
from wards.models import GroundEvent, User, reader_for
from wards.rules.keeping import may_keep

M = TypeVar("M", bound=Model)
Changes = list[list[str]]
"""Title, old words and new words of each field that changed."""

_NOT_SEEN = frozenset({"password", "last_login", "folded_name", "sort_name"})


@dataclass(frozen=True)
class Act:
    """Who changes the ground, when and why."""

    by: User
    at: datetime
    reason: str


@contextmanager
def changing(topic: str, act: Act) -> Iterator[None]:
    """A transaction of somebody who keeps the topic and says why; else Refused."""
    with transaction.atomic(), pghistory.context(reason=act.reason):
        demand(may_keep(reader_for(act.by, day_of(act.at)), topic))
        if not act.reason.strip():
            raise Refused("Phải ghi lý do.", field="reason")
        yield


def version_of(row: Model) -> int:
    """A number that tells whether a row says something else than when it was read."""
    seen = [
        f"{field.attname}={getattr(row, field.attname)!r}"
        for field in row._meta.concrete_fields
        if field.name not in _NOT_SEEN
    ]
    return zlib.crc32("\x1f".join(seen).encode()) or 1


def held(rows: QuerySet[M], pk: int, *, version: int) -> M:
    """The row, locked until the transaction ends; Conflict when it says something else by now."""
    row = rows.select_for_update(of=("self",)).get(pk=pk)
    now = version_of(row)
    if now != version:
        raise Conflict("Trong lúc bạn đang ghi, người khác đã lưu dòng này.", current_version=now)
    return row


def alone(*models: type[Model]) -> None:
    """Let nobody else write the tables until the transaction ends: their rows depend on others."""
    names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")


def put(row: Model, facts: object) -> Changes:
    """Put the fields of a dataclass on the row; returns what changed, in words."""
    changes: Changes = []
    for field in fields(facts):  # type: ignore[arg-type]  # any dataclass of facts
        wanted: Any = getattr(facts, field.name)
        if getattr(row, field.name) != wanted:
            was = value_of(row, field.name)
            setattr(row, field.name, wanted)
            changes.append([title_of(row, field.name), was, value_of(row, field.name)])
    return changes


def told(row: Model, facts: object) -> Changes:
    """What a new row says, as changes from nothing."""
    return [
        [title_of(row, field.name), NONE, value_of(row, field.name)]
        for field in fields(facts)  # type: ignore[arg-type]  # any dataclass of facts
        if getattr(row, field.name) not in (None, "")
    ]


def note(
    topic: str, subject: Model, verb: str, act: Act, changes: Sequence[Sequence[str]] = ()
) -> GroundEvent:
    """Write down what was done to a row."""
    return GroundEvent.objects.create(
        topic=topic,
        subject_id=subject.pk,
        label=str(subject)[:300],
        verb=verb,
        at=act.at,
        by=act.by,
        reason=act.reason.strip(),
        data={"changed": [list(change) for change in changes]} if changes else {},
    )


def _nothing(_row: Any) -> None:
    return None


def _itself(row: Any) -> Model:
    kept: Model = row
    return kept


@dataclass(frozen=True)
class GroundKeeper(Generic[M]):
    """How rows of one table are added and corrected by hand.

    ``settle`` sets what follows from the facts; ``check`` refuses a row as it would stand, with
    the table locked when ``whole`` says that rows depend on each other; ``after`` makes what goes
    with a new row. History is written under ``subject``, by ``verb`` where rows belong to another.
    """

    topic: str
    model: type[M]
    check: Callable[[M], None] = _nothing
    settle: Callable[[M], None] = _nothing
    whole: bool = False
    after: Callable[[M], None] = _nothing
    subject: Callable[[M], Model] = _itself
    verb: str = ""

    def judge(self, facts: object, row: M | None = None, **same: Any) -> None:
        """Refuse a row, new or as it would stand after a correction; nothing is written."""
        if row is None:
            judged: M = self.model(**same, **vars(facts))
        else:
            put(judged := copy(row), facts)
        self.settle(judged)
        self.check(judged)

    def create(self, facts: object, act: Act, **same: Any) -> M:
        """Add a row; Refused where it cannot stand beside the others."""
        with changing(self.topic, act):
            if self.whole:
                alone(self.model)
            row: M = self.model(**same, **vars(facts))
            self.settle(row)
            self.check(row)
            row.save()
            self.after(row)
            note(self.topic, self.subject(row), self.verb or "create", act, told(row, facts))
        return row

    def edit(self, pk: int, facts: object, act: Act, *, version: int) -> M:
        """Correct a row; raises Conflict when somebody saved it since ``version``."""
        with changing(self.topic, act):
            if self.whole:
                alone(self.model)
            row: M = held(QuerySet(self.model), pk, version=version)
            if changes := put(row, facts):
                self.settle(row)
                self.check(row)
                row.save()
                note(self.topic, self.subject(row), self.verb or "edit", act, changes)
        return row
