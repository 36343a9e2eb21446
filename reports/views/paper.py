"""The stored paper of a report, for those who may see the report."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from reports.models import QuarterlyReport
from reports.models.report import READERS
from wards.http import OfficialRequest, official


@require_safe
@official(*READERS)
def paper(request: OfficialRequest, pk: int) -> FileResponse:
    """The PDF as it was stored, never laid out anew."""
    report = get_object_or_404(QuarterlyReport.objects.visible_to(request.reader).light(), pk=pk)
    if not report.pdf:
        raise Http404
    try:
        stored = report.pdf.open("rb")
    except FileNotFoundError as lost:
        raise Http404("Bản in không còn trong kho; hãy lập lại báo cáo.") from lost
    return FileResponse(stored, filename=report.file_name, content_type="application/pdf")
