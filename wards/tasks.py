"""Jobs of the ground."""

from datetime import datetime

from celery import shared_task

from songcong.core import clock
from songcong.core.law_change import follow, follows_law
from wards.actions import due_days
from wards.actions.idempotency import forget_old
from wards.actions.outbox import deliver_due
from wards.actions.succession import hand_over_all
from wards.calendar import law
from wards.notifications import HAND_OVER, LAW_CHANGED, NUDGE


@shared_task(name=NUDGE)  # type: ignore[untyped-decorator]  # celery carries no types
def deliver_outbox() -> int:
    """Send what waits in the outbox; beat calls it every thirty seconds."""
    return deliver_due(at=clock.now())


@shared_task(name=LAW_CHANGED)  # type: ignore[untyped-decorator]  # celery carries no types
def law_changed(event_id: int) -> int:
    """Let what is open follow a change of norms or days off, which the event wrote down."""
    return follow(event_id, clock.now())


@follows_law
def due_days_follow(event_id: int, at: datetime) -> None:
    """What is owed beside petitions follows a change of days off or norms at once."""
    due_days.follow(event_id, law(), at=at)


@shared_task(name="wards.count_due_days_again")  # type: ignore[untyped-decorator]  # as above
def count_due_days_again() -> int:
    """Give what is owed beside petitions the due days of the law; beat calls it every night.

    Safe to run any number of times.
    """
    return due_days.count_again(law(), at=clock.now())


@shared_task(name=HAND_OVER)  # type: ignore[untyped-decorator]  # as above
def hand_over() -> int:
    """Let what is open in ended units go on in those that follow; beat calls it every night.

    Safe to run any number of times.
    """
    return hand_over_all(clock.today(), at=clock.now())


@shared_task(name="wards.forget_api_requests")  # type: ignore[untyped-decorator]  # as above
def forget_api_requests() -> int:
    """Forget the keys of requests done a week ago; beat calls it every night."""
    return forget_old(clock.now())
