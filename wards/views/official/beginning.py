"""What a new line begins with: another line to go on from or to copy, or what is usual here."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import QuerySet

from wards.forms.desk import DeskForm
from wards.http import OfficialRequest
from wards.models import Record
from wards.views.official.saving import named

FOLLOWS, COPIES = "theo", "chep"
R = TypeVar("R", bound=Record)


Begun = Callable[[OfficialRequest], dict[str, Any] | None]
"""What is known of a line that another page begins."""


def nowhere(_request: OfficialRequest) -> None:
    """A line that begins nowhere else."""


def latest(rows: QuerySet[R], day: str) -> R | None:
    """The last line of a register by its day."""
    return rows.order_by(f"-{day}", "-pk").first()


def beginning(
    request: OfficialRequest, form: type[DeskForm], mine: QuerySet[Any], last: Record | None
) -> dict[str, Any]:
    """The values that a new line's form opens with.

    ``mine`` are the lines of the units in which the reader writes, ``last`` the latest of them.
    A line that follows another keeps what both have in common, a copy everything but its own
    (``form.own``); otherwise the form says what is usual (``form.usual``). The day is today's
    unless it is kept.
    """
    today = {form.day: request.reader.day}
    before = named(request, FOLLOWS, mine)
    if before is not None:
        known = form.initial_of(before)
        return {name: known[name] for name in form.kept}
    model = named(request, COPIES, mine)
    if model is not None:
        left = {"version", form.day, *form.own}
        known = form.initial_of(model)
        return today | {name: value for name, value in known.items() if name not in left}
    if last is None or not form.usual:
        return today
    known = form.initial_of(last)
    return today | {name: known[name] for name in form.usual}
