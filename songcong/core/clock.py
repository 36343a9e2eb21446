"""The product's day and instant: the only place that reads the machine's clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def real_now() -> datetime:
    """The machine's instant, for leases, sessions and rate limits."""
    return timezone.now()


def today() -> date:
    """The product's day in Viet Nam, fixed by ``SONGCONG_TODAY`` where that is set."""
    fixed: str = settings.SONGCONG_TODAY
    if fixed:
        return date.fromisoformat(fixed)
    return real_now().astimezone(ZONE).date()


def now() -> datetime:
    """The product's instant: the product's day at the machine's time of day."""
    local = real_now().astimezone(ZONE)
    return datetime.combine(today(), local.timetz())
