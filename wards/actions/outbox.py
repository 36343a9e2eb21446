"""Send what waits in the outbox: at least once, later again after a failure."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction

from songcong.core.sms import gateway
from wards.enums import MessageState
from wards.models import OutboundMessage
from wards.notifications import SMS, written

Send = Callable[[EmailMessage], object]
MOST_TRIES = 10
BATCH = 100
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=1)
_HELD_AT_MOST = "SET LOCAL idle_in_transaction_session_timeout = '5min'"
_LOG = logging.getLogger(__name__)


class Unwritable(Exception):
    """A message whose template or rows are at fault."""


_REFUSED = (SMTPDataError, SMTPRecipientsRefused, Unwritable, ValueError)
"""What is wrong with one message, not with the mail server."""


def deliver_due(*, at: datetime, send: Send = EmailMessage.send) -> int:
    """Send the messages that are due, each in a transaction of its own; returns how many left.

    A message being sent by another worker is passed over. What is sent but not yet marked when
    the process dies is sent again with the same Message-ID.
    """
    due = OutboundMessage.objects.due(at).order_by("not_before", "pk")
    return sum(_deliver(pk, at, send) for pk in list(due.values_list("pk", flat=True)[:BATCH]))


@transaction.atomic
def _deliver(pk: int, at: datetime, send: Send) -> bool:
    """Send one message while its row is held.

    A killed worker lets go of the row at once, a lost machine after five minutes, when the
    database ends its transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HELD_AT_MOST)
    due = OutboundMessage.objects.due(at).select_for_update(skip_locked=True)
    held = due.filter(pk=pk).first()
    if held is None:
        return False
    try:
        parts = _written(held)
        if parts is None:
            _mark(held, MessageState.FAILED, error="Không còn gì để báo.")
            return False
        if held.channel == SMS:
            _text(held, parts[1])
        else:
            send(_mail(held, *parts))
    except _REFUSED as failure:
        _put_off(held, at, failure, may_give_up=True)
        return False
    except (OSError, SMTPException) as failure:
        _put_off(held, at, failure, may_give_up=False)
        return False
    held.sent_at = at
    _mark(held, MessageState.SENT, error="")
    return True


def _written(message: OutboundMessage) -> tuple[str, str] | None:
    """Subject and words, or nothing where there is nothing left to say.

    A message that cannot be written holds up no other, whatever is wrong with it.
    """
    try:
        with transaction.atomic():
            return written(message)
    except Exception as failure:
        _LOG.exception("message %s could not be written", message.pk)
        raise Unwritable(f"{type(failure).__name__}: {failure}") from failure


def _text(message: OutboundMessage, words: str) -> None:
    """A text message; raises ValueError where the installation has no gateway (any more)."""
    send = gateway()
    if send is None:
        raise ValueError("SMS_GATEWAY is not set")
    send(message.recipient, words.strip(), message.key)


def _mail(message: OutboundMessage, subject: str, text: str) -> EmailMessage:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {"Message-ID": f"<{message.key}@{domain}>"}
    return EmailMessage(subject, text, to=[message.recipient], headers=headers)


def _put_off(
    message: OutboundMessage, at: datetime, failure: Exception, *, may_give_up: bool
) -> None:
    """Try again after twice the last wait, an hour at most.

    What the mail server refuses is given up after the last try; while it is away, a week-end
    long or more, messages wait.
    """
    message.tries += 1
    message.not_before = at + min(_FIRST_WAIT * 2 ** min(message.tries - 1, 10), _LONGEST_WAIT)
    gives_up = may_give_up and message.tries >= MOST_TRIES
    state = MessageState.FAILED if gives_up else MessageState.WAITING
    _mark(message, state, error=f"{type(failure).__name__}: {failure}")


def _mark(message: OutboundMessage, state: MessageState, *, error: str) -> None:
    message.state, message.error = state, error
    message.save(update_fields=["state", "error", "tries", "not_before", "sent_at"])
