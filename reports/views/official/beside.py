"""A ward's figures beside the agreed ones."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from reports.figures import READERS
from reports.views.beside import beside_page
from wards.http import OfficialRequest, official


@require_safe
@official(*READERS)
def beside(request: OfficialRequest) -> HttpResponse:
    """Voters' requests and what else is told, of the reader's units."""
    return beside_page(request, "official", request.reader.units(*READERS))
