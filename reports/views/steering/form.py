"""The inspectorate's forms, unit by unit."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from reports.views.form import form_page
from reports.views.form_file import form_file
from wards.http import OfficialRequest, official
from wards.rules.reader import CITY


@require_safe
@official(*CITY)
def form(request: OfficialRequest) -> HttpResponse:
    """A form's columns, each number open to its rows."""
    return form_page(request, "steering", request.reader.units(*CITY))


form_export = form_file(CITY)
