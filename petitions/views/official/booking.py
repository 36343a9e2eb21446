"""The turns that citizens booked for a day, as the desk sees them."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from petitions.actions.booking import receive
from petitions.forms.book import DayForm
from petitions.models import ReceptionBooking, SlotChange
from songcong.core import clock
from songcong.core.errors import Refused
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE

MOST = 300


@never_cache
@require_safe
@official(*WARD_OFFICE)
def booking_list(request: OfficialRequest) -> HttpResponse:
    """``?ngay=``: who is expected that day, and the days ahead that have bookings."""
    today = request.reader.day
    form = DayForm(request.GET or None, initial={"ngay": today})
    day: date = (form.is_valid() and form.cleaned_data["ngay"]) or today
    mine = ReceptionBooking.objects.visible_to(request.reader).standing()
    bookings = mine.filter(day=day).select_related("slot__unit", "party", "reception")
    told = SlotChange.objects.visible_to(request.reader)
    changes = told.filter(day=day, slot__in=mine.filter(day=day).values("slot"))
    ahead = mine.filter(day__gte=today).order_by("day").values_list("day", flat=True).distinct()
    context = {
        "form": form,
        "day": day,
        "changes": changes.select_related("slot").order_by("slot__starts_at", "pk"),
        "bookings": bookings.order_by("slot__starts_at", "pk")[:MOST],
        "ahead": list(ahead[:14]),
        "may_receive": day <= today,
        "back": reverse("petitions:official-reception-list"),
    }
    return render(request, "petitions/official/booking/list.html", context)


@require_POST
@official(*WARD_OFFICE)
def booking_receive(request: OfficialRequest, pk: int) -> HttpResponse:
    """Make a reception of a turn and open it."""
    booking = get_object_or_404(ReceptionBooking.objects.visible_to(request.reader), pk=pk)
    try:
        reception = receive(booking, by=request.user, at=clock.now())
    except Refused as refused:
        messages.warning(request, refused.message)
        return redirect("petitions:official-booking-list")
    return redirect("petitions:official-reception-edit", reception.pk)
