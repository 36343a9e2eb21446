"""Count the due days of what is owed beside petitions again, when days off or norms changed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from songcong.core.due_days import BECAUSE, MOVED, Owed, everything_owed
from songcong.core.law import Law
from songcong.core.norms import NormMissing
from wards.actions.bulk import replace_rows
from wards.enums import NoticeKind
from wards.models import GroundEvent, Record
from wards.notifications import tell


@dataclass(frozen=True)
class Move:
    """A due day that moved, on the record that the event hangs on."""

    record: Record
    was: date
    now: date
    article: str


def count_again(law: Law, *, at: datetime, because: str = "") -> int:
    """Give what is open the due day of the law as it stands; returns how many moved.

    One statement and one notice a kind and office, one event a moved day. What is settled never
    moves. Safe to repeat. ``because`` is the reason that was given for the change.
    """
    reason = f"{BECAUSE} ({because.strip()})" if because.strip() else BECAUSE
    return sum(_count(owed, law, at, reason) for owed in everything_owed())


def follow(event_id: int, law: Law, *, at: datetime) -> int:
    """The same after a change of the ground, for the reason that was given there."""
    event = GroundEvent.objects.filter(pk=event_id).first()
    return count_again(law, at=at, because=event.reason if event else "")


@transaction.atomic
def _count(owed: Owed, law: Law, at: datetime, reason: str) -> int:
    changed, moves = [], []
    rows = owed.rows().select_for_update(of=("self",)).order_by("pk")
    for row in rows.iterator(chunk_size=2_000):
        was = (row.due_on, row.due_citation)
        if not _renewed(owed, row, law) or was == (row.due_on, row.due_citation):
            continue
        changed.append(row)
        if was[0] is not None and row.due_on not in (None, was[0]):
            moves.append(Move(owed.record(row), was[0], row.due_on, row.due_citation))
    if changed:
        columns = ("due_on", "due_citation")
        kept = ((row.pk, row.due_on, row.due_citation) for row in changed)
        replace_rows(type(changed[0]), columns, kept, counted="")
    if moves:
        _write_events(moves, at, reason)
        _tell(owed, moves, at, reason)
    return len(moves)


def _renewed(owed: Owed, row: Any, law: Law) -> bool:
    """Whether the law still answers; a row whose norm is gone keeps the day that it has."""
    try:
        due = owed.due(row, law)
    except NormMissing:
        return False
    if due is None:
        return False
    row.due_on, row.due_citation = due.due_on, due.norm.citation
    return True


def _write_events(moves: list[Move], at: datetime, reason: str) -> None:
    model: Any = type(moves[0].record)
    events = model._meta.get_field("events")
    parent = events.field.attname
    events.related_model.objects.bulk_create(
        events.related_model(
            **{parent: move.record.pk},
            at=at,
            verb=MOVED,
            reason=reason,
            article=move.article[:200],
            data={"from_due": move.was.isoformat(), "to_due": move.now.isoformat()},
        )
        for move in moves
    )


def _tell(owed: Owed, moves: list[Move], at: datetime, reason: str) -> None:
    for unit_id, count in sorted(Counter(move.record.office_id for move in moves).items()):
        tell(
            NoticeKind.DUE_MOVED,
            unit_id=unit_id,
            roles=owed.roles,
            at=at,
            subject=f"{count} {owed.what}",
            data={"reason": reason},
        )
