"""Meetings of the people: those to come first, those that were held, and a calendar to follow."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from songcong.core import clock
from songcong.core.keyset import Row
from wards.filters.public import PublicMeetingFilter, units_public
from wards.http import public
from wards.models import Meeting
from wards.rules.public_view import MEETING_NAMES, PublicMeeting, meeting_of
from wards.views.public.listing import PublicList

MOST_TO_COME = 60
FOLLOWED_BACK = timedelta(days=31)
FOLLOWED = 500
FRESH = 15 * 60
"""Seconds for which a calendar program may keep the feed."""


@require_safe
@public
def meeting_list(request: HttpRequest) -> HttpResponse:
    """What is to come; ``xem=da-hop`` lists what was held, a page at a time."""
    today = clock.today()
    held = request.GET.get("xem") == "da-hop"
    units = units_public(today)
    form = PublicMeetingFilter(request.GET, units, today)
    rows = Meeting.objects.public()
    chosen = rows.filter(held_on__lt=today) if held else rows.to_come(today)
    listed = PublicList(chosen, form, units, MEETING_NAMES, "cuộc họp", today)
    foot: dict[str, Any] = {}
    found: Iterable[Row]
    if held:
        page, foot = listed.page(request.GET.get("sau", ""))
        found = page.rows
    else:
        called = listed.narrowed(*listed.unit_ids)
        found = called.values(*MEETING_NAMES)[:MOST_TO_COME]
    context = {
        "form": form,
        "held": held,
        "lines": [meeting_of(row, listed.unit_name(row)) for row in found],
        "page": foot,
        "unit": form.picked_unit,
    }
    return render(request, "wards/public/meeting/list.html", context)


@require_safe
@public
def meeting_calendar(request: HttpRequest) -> HttpResponse:
    """The meetings of the last month and those to come, as iCalendar; ``unit`` narrows."""
    today = clock.today()
    units = units_public(today)
    form = PublicMeetingFilter(request.GET, units, today)
    rows = Meeting.objects.public().filter(held_on__gte=today - FOLLOWED_BACK)
    rows = rows.filter(unit__in=[form.picked_unit] if form.picked_unit else list(units))
    calendar = Calendar()
    calendar.add("prodid", "-//Song Cong//Dan chu o co so//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Lịch họp dân")
    for row in rows.order_by("held_on", "pk").values("created_at", *MEETING_NAMES)[:FOLLOWED]:
        one = meeting_of(row, str(units[row["unit_id"]]))
        calendar.add_component(_event(one, row["created_at"], request.get_host()))
    answer = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="lich-hop.ics"'
    patch_cache_control(answer, public=True, max_age=FRESH)
    return answer


def _event(meeting: PublicMeeting, written_at: datetime, host: str) -> Event:
    """A meeting as a whole day: registers hold no hour."""
    event = Event()
    event.add("uid", f"hop-{meeting.pk}@{host.partition(':')[0]}")
    event.add("dtstamp", written_at)
    event.add("dtstart", meeting.held_on)
    event.add("summary", f"{meeting.kind}, {meeting.unit}")
    if meeting.place:
        event.add("location", f"{meeting.place}, {meeting.unit}")
    return event
