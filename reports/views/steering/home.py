"""The committee's first page: what waits, and the units by the six pillars."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.figures.matrix import matrix, matters, silent_units
from reports.views.quarter import chosen_quarter, compared
from songcong.core import clock
from wards.http import OfficialRequest, official
from wards.rules.reader import CITY


@require_safe
@official(*CITY)
def home(request: OfficialRequest) -> HttpResponse:
    """Units × indicators of one quarter."""
    today = request.reader.day
    choice = chosen_quarter(request.GET.get("quy", ""), today)
    only = request.reader.units(*CITY)
    shown = compared(choice.period, only, today=today)
    return render(
        request,
        "reports/steering/home.html",
        {
            "choice": choice,
            "opened": f"{reverse('reports:steering-figure')}?quy={choice.period.code}",
            "units": shown.units,
            "pillars": matrix(shown.units, shown.now, shown.before),
            "matters": matters(shown.units, shown.now),
            "silent": silent_units(shown.units, shown.now),
            "as_of": shown.now.as_of,
            "counted_at": clock.now(),
            "running": choice.period.end > today,
        },
        status=choice.status,
    )
