"""The morning's mail: what is overdue, due today and due this week, once a person and day."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from reports.obligations import morning_of
from songcong.core.law import Law
from songcong.core.obligations import Evidence
from wards.calendar import law as law_in_force
from wards.enums import MessageState, Role
from wards.models import OutboundMessage, RoleAssignment, User, reader_for
from wards.notifications import Context, letter, post

SINGLY: Final = 10
"""How many urgent duties are named one by one; the rest is counted."""
_TITLES: Final = {
    "overdue": "Quá hạn",
    "today": "Đến hạn hôm nay",
    "week": "Đến hạn trong tuần này",
}
_OUTDATED = "Đã có thư của ngày làm việc sau."


def _read_digest(ids: Mapping[str, int]) -> Context | None:
    """The counts of the moment in which the mail leaves; nothing where all was done meanwhile."""
    user = User.objects.filter(pk=ids["user"], is_active=True).first()
    if user is None:
        return None
    day = date.fromordinal(ids["day"])
    morning = morning_of(reader_for(user, day), law_in_force(), singly=SINGLY)
    if not morning.total:
        return None
    return {
        "user": user,
        "day": day,
        "home": f"{settings.SITE_URL}{reverse('reports:official-home')}",
        "subject": _subject(morning.count("overdue"), morning.count("today")),
        "spans": [
            (_TITLES[key], counts.total(), [(name, n) for name, n in counts.items() if n])
            for key, counts in morning.counts.items()
        ],
        "urgent": [(one, _address(one.evidence)) for one in morning.urgent],
        "more": morning.count("overdue") + morning.count("today") - len(morning.urgent),
    }


DIGEST = letter("reports/mail/digest.txt", _read_digest)


def post_digests(*, day: date, at: datetime, law: Law) -> int:
    """Put the morning's mail of a working day into the outbox; returns how many were written.

    Safe to run any number of times. Whoever has nothing to do, no address or no role gets none;
    what did not leave on an earlier day is taken back.
    """
    if not law.calendar.is_working(day):
        return 0
    people = _staff(day)
    return sum(_post(user, day, at, law) for user in people)


def _staff(day: date) -> list[User]:
    """Everybody with an address and a role today, other than running the system."""
    roles = RoleAssignment.objects.in_force(day).exclude(role=Role.ADMINISTRATOR)
    staff = User.objects.filter(is_active=True, pk__in=roles.values("user")).exclude(email="")
    staff = staff.filter(morning_mail_off__isnull=True)
    return list(staff.order_by("pk"))


@transaction.atomic
def _post(user: User, day: date, at: datetime, law: Law) -> bool:
    ids = {"user": user.pk, "day": day.toordinal()}
    earlier = OutboundMessage.objects.filter(
        template=DIGEST.template,
        state=MessageState.WAITING,
        context__user=user.pk,
        context__day__lt=ids["day"],
    )
    earlier.update(state=MessageState.FAILED, error=_OUTDATED)
    if not morning_of(reader_for(user, day), law, singly=0).total:
        return False
    post(DIGEST, user.email, ids, key=f"digest-{user.pk}-{day.isoformat()}", at=at)
    return True


def _subject(overdue: int, today: int) -> str:
    parts = [(overdue, "việc quá hạn"), (today, "việc đến hạn hôm nay")]
    said = [f"{count} {words}" for count, words in parts if count]
    return ", ".join(said) or "việc trong tuần này"


def _address(evidence: Evidence) -> str:
    """The page of a record; what it holds is asked for there, with sign-in."""
    return f"{settings.SITE_URL}{evidence.address}"
