"""The inspectorate's forms, of the reader's units."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from reports.figures import READERS
from reports.views.form import form_page
from reports.views.form_file import form_file
from wards.http import OfficialRequest, official


@require_safe
@official(*READERS)
def form(request: OfficialRequest) -> HttpResponse:
    """A form's columns, each number open to its rows."""
    return form_page(request, "official", request.reader.units(*READERS))


form_export = form_file(READERS)
