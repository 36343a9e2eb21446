"""Jobs of petitions: lay papers out, count due days again, open the weeks of the chairs."""

from datetime import datetime, timedelta

from celery import shared_task

from petitions.actions.due_days import count_again
from petitions.actions.letter_paper import lay_out
from petitions.actions.timetable import open_weeks
from petitions.models import CaseLetter
from petitions.notifications import DUE_DAYS, LAY_OUT, LAY_OUT_LEFT
from songcong.core import clock
from songcong.core.jobs import after_commit
from songcong.core.law_change import follows_law
from wards.calendar import law
from wards.models import GroundEvent

_LEFT_AFTER = timedelta(minutes=1)
_AT_ONCE = 50


@shared_task(name=LAY_OUT)  # type: ignore[untyped-decorator]  # celery carries no types
def lay_letter_out(letter_id: int) -> bool:
    """Lay one paper out; safe to run any number of times."""
    return lay_out(letter_id)


@shared_task(name=LAY_OUT_LEFT)  # type: ignore[untyped-decorator]  # celery carries no types
def lay_letters_left() -> int:
    """Ask again for papers whose job was lost; beat calls it every minute."""
    waiting = CaseLetter.objects.unlaid().filter(touched_at__lt=clock.now() - _LEFT_AFTER)
    left = list(waiting.order_by("touched_at").values_list("pk", flat=True)[:_AT_ONCE])
    for pk in left:
        after_commit(LAY_OUT, pk)
    return len(left)


@shared_task(name=DUE_DAYS)  # type: ignore[untyped-decorator]  # celery carries no types
def count_due_days_again() -> int:
    """Give open cases the due days of the law as it stands; beat calls it every night.

    Safe to run any number of times.
    """
    return count_again(law(), at=clock.now())


@follows_law
def due_days_follow(event_id: int, at: datetime) -> None:
    """Open cases follow a change of days off or norms at once, with the reason written down."""
    event = GroundEvent.objects.filter(pk=event_id).first()
    count_again(law(), at=at, because=event.reason if event else "")


@shared_task(name="petitions.open_weeks")  # type: ignore[untyped-decorator]  # celery carries no types
def open_leader_weeks() -> int:
    """Open the week in which every chair must receive citizens; beat calls it every morning."""
    return open_weeks(clock.today())
