"""The committee's first page: what waits, and the units by the six pillars."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.figures import quarter_figures
from reports.figures.matrix import matrix, matters, silent_units
from reports.views.quarter import chosen_quarter, units_read
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
    units = units_read(choice.period, only)
    now = quarter_figures(choice.period, units, today=today)
    earlier = choice.period.previous()
    before = quarter_figures(earlier, units_read(earlier, only), today=today)
    return render(
        request,
        "reports/steering/home.html",
        {
            "choice": choice,
            "units": units,
            "pillars": matrix(units, now, before),
            "matters": matters(units, now),
            "silent": silent_units(units, now),
            "as_of": now.as_of,
            "counted_at": clock.now(),
            "running": choice.period.end > today,
        },
        status=choice.status,
    )
