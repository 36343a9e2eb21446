"""What people do with their notices: mark them as read, go without the morning's mail."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from wards.enums import NoticeKind
from wards.models import MorningMailOff, Notice, NoticeCopy, User

KEPT: Final = timedelta(days=90)


def mark_read(user: User, copy_id: int, *, at: datetime) -> int:
    """Mark one of one's own notices as read; returns how many were unread."""
    return NoticeCopy.objects.unread().filter(user=user, pk=copy_id).update(read_at=at)


def mark_all_read(
    user: User, *, up_to: int, at: datetime, kinds: Collection[str] = NoticeKind.values
) -> int:
    """Mark one's own notices of some kinds as read, up to a copy; returns how many were unread.

    What one may no longer open is marked too: the menu counts it.
    """
    mine = NoticeCopy.objects.unread().filter(user=user, pk__lte=up_to, notice__kind__in=kinds)
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
