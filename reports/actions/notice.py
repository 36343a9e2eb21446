"""What people do with their notices: mark them as read, go without the morning's mail."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from wards.models import MorningMailOff, Notice, NoticeCopy, User

KEPT: Final = timedelta(days=90)


def mark_read(
    user: User, *, at: datetime, up_to: int | None = None, only: Collection[int] = ()
) -> int:
    """Mark one's own notices as read, up to a copy or just some; returns how many were unread."""
    mine = NoticeCopy.objects.unread().filter(user=user)
    mine = mine.filter(pk__lte=up_to) if up_to is not None else mine.filter(pk__in=only)
    return mine.update(read_at=at)


def want_morning_mail(user: User, *, wanted: bool, at: datetime) -> None:
    """Ask for the mail of the morning, or go without it."""
    if wanted:
        MorningMailOff.objects.filter(user=user).delete()
    else:
        MorningMailOff.objects.get_or_create(user=user, defaults={"at": at})


def forget_old(*, at: datetime) -> int:
    """Delete notices older than 90 days: what happened stays in the record's own history."""
    deleted, _ = Notice.objects.filter(at__lt=at - KEPT).delete()
    return deleted
