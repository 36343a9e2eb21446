"""Jobs of the ground."""

from celery import shared_task

from songcong.core import clock
from wards.actions.outbox import deliver_due
from wards.notifications import NUDGE


@shared_task(name=NUDGE)  # type: ignore[untyped-decorator]  # celery carries no types
def deliver_outbox() -> int:
    """Send what waits in the outbox; beat calls it every thirty seconds."""
    return deliver_due(at=clock.now())
