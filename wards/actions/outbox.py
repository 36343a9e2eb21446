"""Send what waits in the outbox: at least once, later again after a failure."""

from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from wards.enums import MessageState
from wards.models import OutboundMessage
from wards.notifications import written

Send = Callable[[EmailMessage], object]
MOST_TRIES = 10
BATCH = 100
_FIRST_WAIT = timedelta(minutes=1)


def deliver_due(*, at: datetime, send: Send = EmailMessage.send) -> int:
    """Send the messages that are due, each in a transaction of its own; returns how many left.

    A message being sent by another worker is passed over. What is sent but not yet marked when
    the process dies is sent again with the same Message-ID.
    """
    due = OutboundMessage.objects.due(at).order_by("not_before", "pk")
    return sum(_deliver(pk, at, send) for pk in list(due.values_list("pk", flat=True)[:BATCH]))


@transaction.atomic
def _deliver(pk: int, at: datetime, send: Send) -> bool:
    message = OutboundMessage.objects.due(at).select_for_update(skip_locked=True).filter(pk=pk)
    held = message.first()
    if held is None:
        return False
    parts = written(held)
    if parts is None:
        _mark(held, MessageState.FAILED, error="Không còn gì để báo.")
        return False
    try:
        send(_mail(held, *parts))
    except (OSError, SMTPException) as failure:
        _put_off(held, at, f"{type(failure).__name__}: {failure}")
        return False
    held.sent_at = at
    _mark(held, MessageState.SENT, error="")
    return True


def _mail(message: OutboundMessage, subject: str, text: str) -> EmailMessage:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {"Message-ID": f"<{message.key}@{domain}>"}
    return EmailMessage(subject, text, to=[message.recipient], headers=headers)


def _put_off(message: OutboundMessage, at: datetime, error: str) -> None:
    """Try again after twice the last wait, and give up after the last try."""
    message.tries += 1
    message.not_before = at + _FIRST_WAIT * 2 ** (message.tries - 1)
    gives_up = message.tries >= MOST_TRIES
    _mark(message, MessageState.FAILED if gives_up else MessageState.WAITING, error=error)


def _mark(message: OutboundMessage, state: MessageState, *, error: str) -> None:
    message.state, message.error = state, error
    message.save(update_fields=["state", "error", "tries", "not_before", "sent_at"])
