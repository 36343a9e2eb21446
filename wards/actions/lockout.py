"""Sign-ins held off after too many wrong passwords, and letting somebody in again."""

from datetime import datetime

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db.models import QuerySet

from songcong.core.errors import Refused
from wards.actions.ground import Act, changing
from wards.models import GroundEvent
from wards.rules.keeping import may_keep
from wards.rules.reader import Reader

TOPIC = "audit"


def attempts(reader: Reader) -> QuerySet[AccessAttempt]:
    """Wrong passwords by name and address, for those who look after sign-ins."""
    rows: QuerySet[AccessAttempt] = AccessAttempt.objects.order_by("pk")
    return rows if may_keep(reader, TOPIC) else rows.none()


def is_held_off(attempt: AccessAttempt, at: datetime) -> bool:
    """Whether the name may not sign in from the address at an instant."""
    most: int = settings.AXES_FAILURE_LIMIT
    over: bool = attempt.attempt_time + settings.AXES_COOLOFF_TIME <= at
    return attempt.failures_since_start >= most and not over


def let_in(pk: int, act: Act) -> str:
    """Forget the wrong passwords of a name at an address; gives the name."""
    with changing(TOPIC, act):
        attempt = AccessAttempt.objects.filter(pk=pk).first()
        if attempt is None:
            raise Refused("Lần chặn này đã được gỡ từ trước.")
        name, address = str(attempt.username), str(attempt.ip_address)
        reset(ip=attempt.ip_address, username=attempt.username)
        GroundEvent.objects.create(
            topic=TOPIC,
            subject_id=pk,
            label=f"{name[:100]} từ {address}",
            verb="let_in",
            at=act.at,
            by=act.by,
            reason=act.reason.strip(),
        )
    return name
