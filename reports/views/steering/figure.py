"""A number of the committee's table, opened."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from reports.views.opened import opened_page
from reports.views.opened_file import opened_file
from wards.http import OfficialRequest, official
from wards.rules.reader import CITY


@require_safe
@official(*CITY)
def figure(request: OfficialRequest) -> HttpResponse:
    """The rows behind a number of one unit, or of all."""
    return opened_page(request, "steering", request.reader.units(*CITY))


figure_export = opened_file(CITY)
