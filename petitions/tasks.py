"""Jobs of petitions: lay papers out."""

from datetime import timedelta

from celery import shared_task

from petitions.actions.letter_paper import lay_out
from petitions.models import CaseLetter
from petitions.notifications import LAY_OUT, LAY_OUT_LEFT
from songcong.core import clock
from songcong.core.jobs import after_commit

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
