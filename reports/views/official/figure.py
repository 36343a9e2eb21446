"""A number of the ward's own quarter, opened."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from reports.figures import READERS
from reports.views.opened import opened_page
from reports.views.opened_file import opened_file
from wards.http import OfficialRequest, official


@require_safe
@official(*READERS)
def figure(request: OfficialRequest) -> HttpResponse:
    """The rows behind a number of the reader's units."""
    return opened_page(request, "official", request.reader.units(*READERS))


figure_export = opened_file(READERS)
