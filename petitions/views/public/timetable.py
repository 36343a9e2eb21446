"""The published timetable of receptions, and the turns that citizens book in it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_ratelimit.core import is_ratelimited

from petitions.actions.booking import book, give_back, turn_of
from petitions.enums import ReceptionKind
from petitions.forms.booking import BookingForm, GiveBackForm
from petitions.models import ReceptionBooking, ReceptionSlot, SlotChange
from petitions.rules.public_code import show_code
from petitions.rules.timetable import AHEAD, Turn, turns
from petitions.views.public.calendar_file import calendar_of
from petitions.views.public.tries import TOO_OFTEN, minutes_to_try
from songcong.core import clock
from songcong.core.address import limit_key
from songcong.core.errors import Refused
from wards.calendar import working_calendar
from wards.http import public
from wards.models import Unit

KINDS = dict(ReceptionKind.choices)
PER_ADDRESS = "20/h"
SENT_TOO_OFTEN = "Bạn đã gửi quá nhiều lần. Hãy chờ một giờ rồi thử lại."
NOTHING = "Không tìm thấy lượt đăng ký nào với mã và bốn số này."


@dataclass(frozen=True)
class Shown:
    """A reception of the timetable as the page tells it."""

    turn: Turn
    kind: str
    books: bool


@require_safe
@public
def timetable(request: HttpRequest) -> HttpResponse:
    """``?don_vi=``: one unit's next four weeks; without it, the units to choose from."""
    today, now = clock.today(), localtime(clock.now())
    units = list(Unit.objects.public().bases().in_force(today).listed())
    unit = _unit(units, request.GET.get("don_vi", ""))
    found = _turns(unit, today) if unit else []
    context = {
        "units": units,
        "unit": unit,
        "turns": [Shown(turn, KINDS[turn.kind], turn.takes_bookings(now)) for turn in found],
    }
    return render(request, "petitions/public/timetable.html", context)


@require_safe
@public
def timetable_file(request: HttpRequest, unit_key: str) -> HttpResponse:  # noqa: ARG001  # the key says all
    """The same weeks as iCalendar, to be kept in a telephone."""
    today = clock.today()
    unit = _unit(list(Unit.objects.public().bases().in_force(today).listed()), unit_key)
    if unit is None:
        raise Http404
    response = HttpResponse(
        calendar_of(str(unit), _turns(unit, today), clock.now()),
        content_type="text/calendar; charset=utf-8",
    )
    response["Content-Disposition"] = f'attachment; filename="lich-tiep-cong-dan-{unit.code}.ics"'
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def booking(request: HttpRequest, pk: int, day: str) -> HttpResponse:
    """A turn of one reception; sending the form again gives the same turn."""
    today, on = clock.today(), _day(day)
    if not today <= on <= today + timedelta(days=AHEAD):
        raise Http404
    slot = get_object_or_404(ReceptionSlot.objects.public(on, on).select_related("unit"), pk=pk)
    turn = turn_of(slot, on)
    if turn is None:
        raise Http404
    form = BookingForm(request.POST or None, initial={"key": uuid4()})
    made, status = None, 200
    if request.method == "POST":
        made, status = _booked(request, form, pk, on)
    context = {
        "form": form,
        "turn": turn,
        "kind": KINDS[turn.kind],
        "unit": slot.unit,
        "made": made,
        "closed": not turn.takes_bookings(localtime(clock.now())),
        "code": show_code(made.code) if made else "",
    }
    return render(request, "petitions/public/booking.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def cancel(request: HttpRequest) -> HttpResponse:
    """A turn given back by its code; wrong and none look the same."""
    form = GiveBackForm(request.POST or None)
    gone, status, minutes = None, 200, 0
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        elif minutes := minutes_to_try(request, "booking-cancel", form.tried):
            form.add_error(None, TOO_OFTEN.format(minutes=minutes))
            status = 429
        else:
            gone = give_back(**form.cleaned_data, at=clock.now())
            if gone is None:
                form.add_error(None, NOTHING)
                status = 404
    context = {"form": form, "gone": gone}
    response = render(request, "petitions/public/booking_cancel.html", context, status=status)
    if minutes:
        response["Retry-After"] = str(minutes * 60)
    return response


def _booked(
    request: HttpRequest, form: BookingForm, pk: int, on: date
) -> tuple[ReceptionBooking | None, int]:
    if not form.is_valid():
        return None, 422
    if _books_too_often(request):
        form.add_error(None, SENT_TOO_OFTEN)
        return None, 429
    try:
        return book(pk, on, form.facts(), key=form.cleaned_data["key"], at=clock.now()), 200
    except Refused as refused:
        form.add_error(refused.field, refused.message)
        typed = request.POST.copy()
        typed["key"] = str(uuid4())  # the next sending asks for a turn of its own
        form.data = typed
        return None, 422


def _books_too_often(request: HttpRequest) -> bool:
    return bool(
        is_ratelimited(
            request, group="booking", key=limit_key, rate=PER_ADDRESS, method="POST", increment=True
        )
    )


def _turns(unit: Unit, today: date) -> list[Turn]:
    last = today + timedelta(days=AHEAD)
    slots = list(ReceptionSlot.objects.public(today, last).filter(unit=unit))
    return turns(slots, SlotChange.objects.public(slots), today, last, working_calendar())


def _unit(units: list[Unit], key: str) -> Unit | None:
    if not key:
        return None
    for unit in units:
        if key in (unit.code, unit.key):
            return unit
    raise Http404


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
