"""Several requests of one meeting with voters, written down at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from petitions.actions.voter import create_several
from petitions.forms.voter import LINES, MOST_LINES, VoterBatchForm, VoterLines, VoterLineSet
from songcong.core import clock
from wards.http import OfficialRequest, official
from wards.models import Meeting
from wards.rules.rights import WRITERS, units_to_write
from wards.views.official.saving import attempt

LIST = "petitions:official-voter-list"
PREFIX = "dong"
TOTAL = f"{PREFIX}-TOTAL_FORMS"


@require_http_methods(["GET", "HEAD", "POST"])
@official(*sorted(WRITERS["voter"]))
def several(request: OfficialRequest) -> HttpResponse:
    """The meeting once, its requests below one another; ``?hop=`` names the meeting."""
    units = units_to_write(request.reader, "voter")
    form = VoterBatchForm(request.POST or None, units=units, initial=_first(request))
    more = "more" in request.POST
    lines = VoterLineSet(_with_more(request.POST) if more else request.POST or None, prefix=PREFIX)
    status = 200
    if request.method == "POST" and not more:
        if form.is_valid() & lines.is_valid():
            made = attempt(form, lambda: _create(request, form, lines))
            if made is not None:
                messages.success(request, f"Đã ghi {len(made)} kiến nghị cử tri.")
                return redirect(LIST)
        status = 422
    context = {"form": form, "lines": lines, "back": reverse(LIST), "more": more}
    return render(request, "petitions/official/voter/several.html", context, status=status)


def _create(request: OfficialRequest, form: VoterBatchForm, lines: VoterLines) -> list[Any]:
    unit, common = form.cleaned_data["unit"], form.common()
    return create_several(unit, common, lines.lines(), by=request.user, at=clock.now())


def _with_more(typed: QueryDict) -> QueryDict:
    """What was typed, with some more empty lines below it."""
    asked = typed.copy()
    count = typed.get(TOTAL, "")
    asked[TOTAL] = str(min(int(count) + LINES, MOST_LINES)) if count.isdecimal() else str(LINES)
    return asked


def _first(request: OfficialRequest) -> dict[str, Any]:
    """Today, or the day and place of the meeting in the address."""
    today = request.reader.day
    asked = request.GET.get("hop", "")
    rows = Meeting.objects.visible_to(request.reader).live()
    meeting = rows.filter(pk=asked).first() if asked.isdecimal() else None
    if meeting is None:
        return {"collected_on": today, "received_on": today}
    return {
        "unit": meeting.unit_id,
        "meeting_id": meeting.pk,
        "collected_on": meeting.held_on,
        "place": meeting.neighbourhood_text,
        "received_on": today,
    }
