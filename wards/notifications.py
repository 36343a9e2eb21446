"""Messages that leave the product: known letters, and the outbox that they wait in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from songcong.core.jobs import after_commit
from wards.models import OutboundMessage

EMAIL = "email"
NUDGE = "wards.deliver_outbox"
LAW_CHANGED = "wards.law_changed"

Context = dict[str, Any]


@dataclass(frozen=True)
class Letter:
    """A kind of message: its template, and what the template is told about the rows named.

    Only ids wait in the outbox; ``read`` looks the rows up when the message leaves, and gives
    nothing when there is no longer anything to say.
    """

    template: str
    read: Callable[[Mapping[str, int]], Context | None]


LETTERS: dict[str, Letter] = {}


def letter(template: str, read: Callable[[Mapping[str, int]], Context | None]) -> Letter:
    """Make a letter known under its template's name."""
    LETTERS[template] = Letter(template, read)
    return LETTERS[template]


def post(kind: Letter, recipient: str, ids: Mapping[str, int], *, key: str, at: datetime) -> None:
    """Put a message into the outbox, in the transaction of the case, once a key."""
    OutboundMessage.objects.get_or_create(
        key=key,
        defaults={
            "channel": EMAIL,
            "recipient": recipient,
            "template": kind.template,
            "context": dict(ids),
            "not_before": at,
        },
    )
    after_commit(NUDGE)


def written(message: OutboundMessage) -> tuple[str, str] | None:
    """Subject and text of a message: the template's first line, and what follows the blank one."""
    context = LETTERS[message.template].read(message.context)
    if context is None:
        return None
    subject, _, text = render_to_string(message.template, context).strip().partition("\n")
    return subject.strip(), text.strip() + "\n"
