"""Count the due days of all open cases again, when days off or norms have changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from petitions.actions.keeping import set_due, set_step_deadline
from petitions.models import Petition, PetitionEvent
from petitions.notifications import DUE_MOVED, due_days_moved
from petitions.rules.moved import moved_because
from petitions.rules.workflow import FINAL
from songcong.core.errors import Refused
from songcong.core.law import Law
from wards.actions.bulk import replace_rows
from wards.models import GroundEvent

_KEPT = (
    "due_on",
    "due_key",
    "due_citation",
    "due_norm_from",
    "due_calendar",
    "base_due_on",
    "step_due_on",
    "step_due_key",
    "step_due_citation",
    "step_since",
)


@dataclass(frozen=True)
class Move:
    """A due day that moved: the case, its day before, and why."""

    petition: Petition
    was: date
    reason: str


@transaction.atomic
def count_again(law: Law, *, at: datetime, because: str = "") -> int:
    """Give every open case the due day of the law as it stands; returns how many moved.

    One statement for all rows, one event a moved case with the old day, the new one and why, one
    notice to each owner. Closed cases never move. Safe to repeat: what stands already is left.
    ``because`` is what the administrator gave as the reason of the change.
    """
    changed, moves = [], []
    for petition in _open_cases():
        before = [getattr(petition, name) for name in _KEPT]
        was, marks = petition.due_on, petition.due_calendar
        if not _renewed(petition, law):
            continue
        if before != [getattr(petition, name) for name in _KEPT]:
            changed.append(petition)
        if was is not None and petition.due_on not in (None, was):
            reason = moved_because(marks, petition.due_calendar, because)
            moves.append(Move(petition, was, reason))
    if changed:
        rows = ((row.pk, *(getattr(row, name) for name in _KEPT)) for row in changed)
        replace_rows(Petition, _KEPT, rows, counted="")
    events = _write_events(moves, at)
    if events:
        due_days_moved(events[0].pk, events[-1].pk, at=at)
    return len(moves)


def follow(event_id: int, law: Law, *, at: datetime) -> int:
    """The same after a change of the ground, for the reason that was given there."""
    event = GroundEvent.objects.filter(pk=event_id).first()
    return count_again(law, at=at, because=event.reason if event else "")


def _open_cases() -> Iterable[Petition]:
    rows = Petition.objects.live().filter(resolved_on__isnull=True).exclude(status__in=FINAL)
    return rows.select_for_update(of=("self",)).order_by("pk").iterator(chunk_size=2_000)


def _renewed(petition: Petition, law: Law) -> bool:
    """Whether the law still answers; a case whose norm is gone keeps the day that it has."""
    try:
        set_due(petition, law)
    except Refused:
        return False
    set_step_deadline(petition, petition.step_due_key, petition.step_since, law)
    return True


def _write_events(moves: Iterable[Move], at: datetime) -> list[PetitionEvent]:
    return PetitionEvent.objects.bulk_create(
        [
            PetitionEvent(
                petition=move.petition,
                at=at,
                verb=DUE_MOVED,
                from_state=move.petition.status,
                to_state=move.petition.status,
                reason=move.reason,
                article=move.petition.due_citation[:200],
                data={"from_due": move.was.isoformat(), "to_due": _iso(move.petition.due_on)},
            )
            for move in moves
        ],
        batch_size=2_000,
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
