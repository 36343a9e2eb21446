"""A citizen asks after a petition by its code and four digits; wrong and none look the same."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_ratelimit.core import is_ratelimited

from petitions.forms.lookup import LookupForm
from petitions.models.lookup import looked_up
from petitions.rules.public_code import show_code
from petitions.rules.public_status import (
    NEXT,
    STATES,
    Happening,
    may_turn_higher,
    outcome_words,
    told,
)
from petitions.rules.workflow import FINAL
from songcong.core import clock
from songcong.core.address import limit_key
from songcong.core.norms import Norm
from songcong.core.working_days import WorkingCalendar
from wards.calendar import working_calendar
from wards.http import public
from wards.models import Unit
from wards.rules.lateness import Lateness, in_full
from wards.rules.time_limits import TimeLimit, runs_of

PER_CODE, PER_ADDRESS = "5/15m", "30/15m"
NOTHING = "Không tìm thấy đơn nào với mã và bốn số này. Hãy xem lại giấy biên nhận."
TOO_OFTEN = "Bạn đã thử quá nhiều lần. Hãy chờ 15 phút rồi thử lại."


@dataclass(frozen=True)
class Answer:
    """What is told of a petition; no name, no text."""

    code: str
    kind: str
    office: str
    state: str
    outcome: str
    next_step: str
    due_on: date | None
    lateness: Lateness | None
    limit: TimeLimit | None
    turn_to: str
    timeline: list[Happening]

    @property
    def counted(self) -> list[Any]:
        """The days of the limit that count, in runs."""
        return runs_of(self.limit.way.counted) if self.limit else []


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def lookup(request: HttpRequest) -> HttpResponse:
    """The question by GET, the answer by POST, so that no code stands in an address."""
    form = LookupForm(request.POST or None)
    answer, status = None, 200
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        elif _too_often(request, form.cleaned_data["code"]):
            form.add_error(None, TOO_OFTEN)
            status = 429
        else:
            answer = _found(**form.cleaned_data)
            if answer is None:
                form.add_error(None, NOTHING)
                status = 404
    context = {"form": form, "answer": answer}
    return render(request, "petitions/public/lookup.html", context, status=status)


def _too_often(request: HttpRequest, code: str) -> bool:
    """Count the try against the address and the code; closed while nothing can be counted."""
    by_address = is_ratelimited(
        request, group="lookup", key=limit_key, rate=PER_ADDRESS, method="POST", increment=True
    )
    by_code = is_ratelimited(
        request,
        group="lookup-code",
        key=lambda _group, _request: code,
        rate=PER_CODE,
        method="POST",
        increment=True,
    )
    return bool(by_address or by_code)


def _found(code: str, digits: str) -> Answer | None:
    """The petition in one query and the calendar in another."""
    petition = looked_up(code, digits)
    calendar = working_calendar()
    return _told(petition, calendar) if petition is not None else None


def _told(petition: Any, calendar: WorkingCalendar) -> Answer:
    runs = petition.status not in FINAL or petition.resolved_on is not None
    due_on = petition.due_on if runs else None
    today = clock.today()
    return Answer(
        code=show_code(petition.public_code),
        kind=petition.get_kind_display(),
        office=_office(petition.unit),
        state=STATES[petition.status],
        outcome=outcome_words(petition.status, petition.get_outcome_display()),
        next_step=NEXT.get(petition.status, ""),
        due_on=due_on,
        lateness=in_full(due_on, petition.resolved_on, today, calendar) if due_on else None,
        limit=_limit(petition, calendar) if due_on else None,
        turn_to=_turn_to(petition, calendar, today),
        timeline=_timeline(petition),
    )


def _office(unit: Unit) -> str:
    """The office of a unit inside a sentence: "Ủy ban nhân dân phường Phố Cò"."""
    name = str(unit)
    return f"Ủy ban nhân dân {name[:1].lower()}{name[1:]}"


def _turn_to(petition: Any, calendar: WorkingCalendar, today: date) -> str:
    """The office above, where an open petition is so late that one may turn there."""
    above = petition.unit.parent
    if above is None or petition.status in FINAL or petition.due_on is None:
        return ""
    late = calendar.working_days_between(petition.due_on, today) if petition.due_on < today else 0
    return _office(above) if may_turn_higher(late, petition.patience) else ""


def _limit(petition: Any, calendar: WorkingCalendar) -> TimeLimit | None:
    """How the due day came about, where the norm and the calendar still give the day stored."""
    start = petition.clock_start
    if start is None or petition.norm is None:
        return None
    norm = Norm(
        key=petition.due_key,
        value=Decimal(str(petition.norm["value"])),
        unit=petition.norm["unit"],
        in_force_from=date.fromisoformat(petition.norm["since"]),
        in_force_to=None,
        citation=petition.due_citation,
        confirmed=petition.norm["confirmed"],
    )
    start += timedelta(days=petition.suspended_days)
    way = calendar.explain(start, norm)
    return TimeLimit(norm, start, way) if way.due_on == petition.due_on else None


def _timeline(petition: Any) -> list[Happening]:
    """What happened and when, newest first, in fixed sentences."""
    days = (
        (petition.resolved_on, "Đã có kết quả giải quyết"),
        (petition.accepted_on, "Đơn được thụ lý"),
        (petition.processed_on, "Đơn đã được xem xét, phân loại"),
        (petition.received_on, "Cơ quan đã nhận đơn"),
    )
    happened = [Happening(day, words) for day, words in days if day is not None]
    more = [
        told(row["verb"], _day(row), row["reason"], row["data"]) for row in reversed(petition.told)
    ]
    return sorted([*more, *happened], key=lambda one: one.day, reverse=True)


def _day(row: dict[str, Any]) -> date:
    """The day on which a step was taken, else that on which it was written down."""
    said = row["data"].get("on")
    return date.fromisoformat(said) if said else localtime(datetime.fromisoformat(row["at"])).date()
