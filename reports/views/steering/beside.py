"""The committee's figures beside the agreed ones."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from reports.views.beside import beside_page
from wards.http import OfficialRequest, official
from wards.rules.reader import CITY


@require_safe
@official(*CITY)
def beside(request: OfficialRequest) -> HttpResponse:
    """Voters' requests and what else is told, unit by unit."""
    return beside_page(request, "steering", request.reader.units(*CITY))
