"""Jobs of petitions: lay papers out, count due days again, open the weeks of the chairs."""

from datetime import datetime

from celery import shared_task

from petitions.actions.booking import forget_old_bookings
from petitions.actions.due_days import count_again, follow
from petitions.actions.filing import forget_left_files
from petitions.actions.identity_month import tell_month
from petitions.actions.letter_paper import ask_for_the_left, lay_out
from petitions.actions.timetable import open_weeks
from petitions.actions.voter import count_passing_on_again
from petitions.notifications import DUE_DAYS, LAY_OUT, LAY_OUT_LEFT
from songcong.core import clock
from songcong.core.law_change import follows_law
from wards.calendar import law


@shared_task(name=LAY_OUT)  # type: ignore[untyped-decorator]  # celery carries no types
def lay_letter_out(letter_id: int) -> bool:
    """Lay one paper out; safe to run any number of times."""
    return lay_out(letter_id)


@shared_task(name=LAY_OUT_LEFT)  # type: ignore[untyped-decorator]  # celery carries no types
def lay_letters_left() -> int:
    """Ask again for papers whose job was lost; beat calls it every minute."""
    return ask_for_the_left(at=clock.now())


@shared_task(name=DUE_DAYS)  # type: ignore[untyped-decorator]  # celery carries no types
def count_due_days_again() -> int:
    """Give open cases the due days of the law as it stands; beat calls it every night.

    Safe to run any number of times.
    """
    count_passing_on_again(law())
    return count_again(law(), at=clock.now())


@follows_law
def due_days_follow(event_id: int, at: datetime) -> None:
    """Open cases follow a change of days off or norms at once, with the reason written down."""
    follow(event_id, law(), at=at)
    count_passing_on_again(law())


@shared_task(name="petitions.open_weeks")  # type: ignore[untyped-decorator]  # celery carries no types
def open_leader_weeks() -> int:
    """Open the week in which every chair must receive citizens; beat calls it every morning."""
    return open_weeks(clock.today())


@shared_task(name="petitions.tell_identity_month")  # type: ignore[untyped-decorator]  # celery carries no types
def tell_identity_month() -> int:
    """Tell who opened denouncers' identities in the month before; beat calls it every morning.

    Safe to run any number of times.
    """
    return tell_month(clock.today(), at=clock.now())


@shared_task(name="petitions.forget_filing_files")  # type: ignore[untyped-decorator]  # celery carries no types
def forget_filing_files() -> int:
    """Forget files of petitions that nobody sent within a day; beat calls it every hour."""
    return forget_left_files(clock.now())


@shared_task(name="petitions.forget_bookings")  # type: ignore[untyped-decorator]  # celery carries no types
def forget_bookings() -> int:
    """Forget who had booked receptions long past; beat calls it every night."""
    return forget_old_bookings(clock.today())
