"""Who works on a report: a lease that a worker takes, renews and gives back (one at a time)."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import Q

from reports.enums import ReportState
from reports.models import QuarterlyReport
from reports.notifications import COMPILE
from songcong.core.jobs import after_commit


def claim(report_id: int, *, at: datetime, lease: timedelta) -> UUID | None:
    """Take a report that waits, or whose worker was lost; None when another has it."""
    token = uuid4()
    free = Q(state=ReportState.QUEUED) | Q(state=ReportState.RUNNING, lease_until__lt=at)
    taken = QuarterlyReport.objects.filter(free, pk=report_id).update(
        state=ReportState.RUNNING, lease_token=token, lease_until=at + lease
    )
    return token if taken else None


def renew(report_id: int, token: UUID, *, until: datetime) -> bool:
    """Hold on to a report; false when it was taken away meanwhile."""
    held = QuarterlyReport.objects.filter(pk=report_id, lease_token=token)
    return bool(held.update(lease_until=until))


def put_back(report_id: int, token: UUID) -> None:
    """Give a report back to the queue undone, without a word to the workers."""
    QuarterlyReport.objects.filter(pk=report_id, lease_token=token).update(
        state=ReportState.QUEUED, lease_token=None, lease_until=None
    )


def put_back_expired(*, at: datetime) -> int:
    """Queue again what lost its worker, and nudge all that waits; returns how many wait."""
    QuarterlyReport.objects.lease_expired(at).update(
        state=ReportState.QUEUED, lease_token=None, lease_until=None
    )
    waiting = QuarterlyReport.objects.in_state(ReportState.QUEUED).order_by("pk")
    ids = list(waiting.values_list("pk", flat=True))
    for report_id in ids:
        after_commit(COMPILE, report_id)
    return len(ids)
