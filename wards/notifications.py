"""What people are told: mails by way of the outbox, and notices on the page of what is new."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.timezone import localtime

from songcong.core.jobs import after_commit
from songcong.core.obligations import Evidence
from wards.enums import NoticeKind
from wards.models import (
    Notice,
    NoticeCopy,
    OutboundMessage,
    RoleAssignment,
    User,
    predecessors,
    with_predecessors,
)

EMAIL, SMS = "email", "sms"
NUDGE = "wards.deliver_outbox"
LAW_CHANGED = "wards.law_changed"
HAND_OVER = "wards.hand_over"

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


def post(
    kind: Letter,
    recipient: str,
    ids: Mapping[str, int],
    *,
    key: str,
    at: datetime,
    channel: str = EMAIL,
) -> None:
    """Put a message into the outbox, in the transaction of the case, once a key.

    It leaves at the instant ``at`` or later, by ``channel``.
    """
    OutboundMessage.objects.get_or_create(
        key=key,
        defaults={
            "channel": channel,
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
    words = render_to_string(message.template, {"site": settings.SITE_URL, **context})
    subject, _, text = words.strip().partition("\n")
    return subject.strip(), text.strip() + "\n"


def tell(
    kind: NoticeKind,
    *,
    unit_id: int | None,
    roles: Collection[str],
    at: datetime,
    subject: str = "",
    by_id: int | None = None,
    page: Evidence | None = None,
    restricted: bool = False,
    only: Collection[int] | None = None,
    also: Collection[int] = (),
    data: Mapping[str, str | int] | None = None,
) -> None:
    """Put a notice before everybody who holds one of the roles in the unit, in the case's change.

    ``only`` narrows it to some of them; whoever did it is not told, unless named in ``also``.
    Without a unit it is for the roles of the city's committee.
    """
    told = User.objects.filter(is_active=True, pk__in=_holders(unit_id, roles, at).values("user"))
    if only is not None:
        told = told.filter(pk__in=only)
    people = {*told.values_list("pk", flat=True)} - {by_id} | {*also}
    if not people:
        return
    notice = Notice.objects.create(
        kind=kind,
        unit_id=unit_id,
        roles=sorted(roles),
        at=at,
        by_id=by_id,
        subject="" if restricted else subject,
        restricted=restricted,
        page=page.url_name if page else "",
        record_id=page.pk if page else None,
        data={} if restricted else dict(data or {}),
    )
    NoticeCopy.objects.bulk_create(NoticeCopy(notice=notice, user_id=pk) for pk in sorted(people))


def _holders(unit_id: int | None, roles: Collection[str], at: datetime) -> Any:
    """Who holds one of the roles in the unit, or in what it went into."""
    held = RoleAssignment.objects.in_force(localtime(at).date()).filter(role__in=roles)
    if unit_id is None:
        return held.filter(committee__isnull=False)
    olds = predecessors()
    heirs = {new for new in olds if unit_id in with_predecessors([new], olds)}
    return held.filter(Q(unit=unit_id) | Q(unit__in=heirs))


def close_notices(page: str, ids: Collection[int]) -> None:
    """Take the words from all notices of records that have become restricted ones."""
    about = Notice.objects.filter(page=page, record_id__in=ids)
    about.update(restricted=True, subject="", data={})


def reword_notices(
    kind: NoticeKind, instants: Collection[datetime], clean: Callable[[str], str]
) -> None:
    """Take words out of the notices of a kind that were written at these instants."""
    told = list(Notice.objects.filter(kind=kind, at__in=instants, data__has_key="words"))
    for notice in told:
        notice.data["words"] = clean(notice.data["words"])
    Notice.objects.bulk_update(told, ["data"])
