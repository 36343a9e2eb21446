"""Giving many cases to one person, or reminding their owners: chosen, looked over, confirmed."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from petitions.access import NAMED_BY
from petitions.actions import bulk as actions
from petitions.actions.bulk import Line, Plan
from petitions.actions.handler import people_of_offices
from petitions.enums import PetitionKind
from petitions.filters.queue import QUEUES, asked_now, waiting_in
from petitions.forms.bulk import TOO_MANY, BulkForm, told, told_as_seen
from petitions.rules.bulk import MOST
from petitions.views.official.petition import PETITIONS
from songcong.core import clock
from songcong.core.keyset import read_id
from wards.http import OfficialRequest, official
from wards.models import User
from wards.views.official.cells import RESTRICTED
from wards.views.official.listing import Listing
from wards.views.official.saving import attempt, status_of

LIST = "petitions:official-petition-list"
CHOOSE, LOOK = (f"petitions/official/bulk/{page}.html" for page in ("choose", "look"))
_NAMED_AT_MOST = 10


@official(NAMED_BY)
def bulk(request: OfficialRequest) -> HttpResponse:
    """What to do with the cases, what would become of each, then the deed."""
    chaired = request.reader.works_in.get(NAMED_BY)
    if not chaired:
        raise PermissionDenied
    people = people_of_offices(chaired, request.reader.day)
    if request.method == "POST":
        return _sent(request, BulkForm(request.POST, people=people))
    ids = _asked_for(request)
    form = BulkForm(people=people, initial={"cases": told(ids), "task": "give"})
    return _choose(request, form, len(ids))


def _sent(request: OfficialRequest, form: BulkForm) -> HttpResponse:
    """The look, or the deed; where nothing is left to be done, another look."""
    if not form.is_valid() or "back" in request.POST:
        return _choose(request, form, len(form.cleaned_data.get("cases", ())))
    task, seen, by, at = form.asked, form.seen, request.user, clock.now()
    if "look" in request.POST:
        plan = attempt(form, lambda: actions.foresee(task, seen, by=by, at=at))
        return _look(request, form, plan) if plan else _choose(request, form, len(seen))
    done = attempt(form, lambda: actions.carry_out(task, seen, by=by, at=at))
    if done is None:
        return _choose(request, form, len(seen))
    if not done.moves:
        plan = actions.foresee(task, seen, by=by, at=at)
        return _look(request, form, plan, changed=_names(done.left))
    _tell(request, done)
    return redirect(_back(request))


def _choose(request: OfficialRequest, form: BulkForm, count: int) -> HttpResponse:
    context = {"form": form, "count": count, "too_many": "", **_came_from(request)}
    if count > MOST:
        context["too_many"] = TOO_MANY
    return render(request, CHOOSE, context, status=status_of(form))


def _look(
    request: OfficialRequest, form: BulkForm, plan: Plan, *, changed: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "plan": plan,
        "moves": [(_name(line), _owners(line, plan, request.user), line) for line in plan.moves],
        "left": [(_name(line), line) for line in plan.left],
        "handler": plan.task.handler,
        "words": plan.task.words,
        "cases": told_as_seen(plan),
        "changed": changed,
        **_came_from(request),
    }
    return render(request, LOOK, context, status=409 if changed else 200)


def _came_from(request: OfficialRequest) -> dict[str, str]:
    """The way back, and the queue that the form carries along."""
    return {"back": _back(request), "queue_key": _queue_key(request)}


def _back(request: OfficialRequest) -> str:
    """The queue or the list from which the cases were picked."""
    key = _queue_key(request)
    return reverse("petitions:official-petition-queue", args=[key]) if key else reverse(LIST)


def _queue_key(request: OfficialRequest) -> str:
    """The key of the queue that was named; empty where there is none of that name."""
    key = (request.POST or request.GET).get("hang-doi", "")
    return key if any(each.key == key for each in QUEUES) else ""


def _asked_for(request: OfficialRequest) -> list[int]:
    """The ids that are ticked, or all that a queue or the filters of the list find."""
    if "tat-ca" not in request.GET:
        ticked = (read_id(text) for text in request.GET.getlist("chon")[: MOST + 1])
        return list(dict.fromkeys(pk for pk in ticked if pk))
    rows: QuerySet[Any]
    queue = next((each for each in QUEUES if each.key == request.GET.get("hang-doi")), None)
    if queue is not None:
        rows = waiting_in(queue, asked_now(request.reader, clock.now()))
    else:
        listing = Listing(PETITIONS, request)
        rows = listing.narrowed(*listing.unit_ids).order_by("-received_on", "-pk")
    return list(rows.values_list("pk", flat=True)[: MOST + 1])


def _name(line: Line) -> str:
    """The case as its line in the list calls it."""
    number = line.petition.register_no
    if line.restricted:
        return f"{RESTRICTED} số {number}" if number else RESTRICTED
    name = PetitionKind(line.petition.kind).label
    return f"{name} số {number}" if number else f"{name} chưa có số"


def _names(lines: Iterable[Line]) -> str:
    """Cases in a sentence, the first few by name."""
    names = [f"{_name(line)} ({line.left})" for line in lines]
    more = len(names) - _NAMED_AT_MOST
    shown = "; ".join(names[:_NAMED_AT_MOST])
    return f"{shown}; và {more} đơn khác" if more > 0 else shown


def _owners(line: Line, plan: Plan, reader: User) -> str:
    """Whose the case is; of those to be reminded the reader is none."""
    people = [each for each in line.owners if plan.task.handler or each != reader]
    return ", ".join(map(str, people))


def _tell(request: OfficialRequest, done: Plan) -> None:
    count, handler = len(done.moves), done.task.handler
    if handler is not None:
        messages.success(request, f"Đã giao {count} đơn cho {handler}.")
    else:
        messages.success(request, f"Đã nhắc về {count} đơn.")
    if done.left:
        messages.warning(request, f"Để lại {len(done.left)} đơn: {_names(done.left)}.")
    if done.unknown:
        messages.warning(request, f"Để lại {done.unknown} đơn không còn trong sổ của đơn vị.")
