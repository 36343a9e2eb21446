"""By when must it be done? The calculator for anyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.limits import WAIT_SECONDS, reads_too_often
from wards.calendar import law
from wards.forms.time_limit import TimeLimitForm
from wards.http import public
from wards.rules.time_limits import TITLES, TimeLimit, runs_of, time_limit


@require_safe
@public
def calculator(request: HttpRequest) -> HttpResponse:
    """The question, and under it the last day with each day counted and skipped."""
    if reads_too_often(request, "time-limit"):
        headers = {"Retry-After": str(WAIT_SECONDS)}
        return HttpResponse(render_to_string("429.html"), status=429, headers=headers)
    asked = "start" in request.GET
    form = TimeLimitForm(request.GET if asked else None, initial={"start": clock.today()})
    found = _answer(form) if asked and form.is_valid() else None
    context = {
        "form": form,
        "found": found,
        "title": TITLES.get(found.norm.key) if found else "",
        "counted": runs_of(found.way.counted) if found else (),
    }
    status = 422 if asked and form.errors else 200
    return render(request, "wards/public/time_limit.html", context, status=status)


def _answer(form: TimeLimitForm) -> TimeLimit | None:
    try:
        return time_limit(form.cleaned_data["norm"], form.cleaned_data["start"], law())
    except Refused as refusal:
        form.refuse(refusal)
        return None
