"""The one view that serves attachments: a record is masked for some, a file for nobody."""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from wards.http import OfficialRequest, signed_in
from wards.models import StoredFile


@signed_in
@require_safe
def download(request: OfficialRequest, kind: str, pk: int) -> FileResponse:
    """A file of a record that the reader may open unmasked; a download, never kept by proxies.

    ``kind`` is the word of the record: "petition", "meeting", "disclosure".
    """
    record = records_with_files().get(kind)
    if record is None:
        raise Http404
    opened = record.objects.visible_to(request.reader).files_open_to(request.reader)
    files = record.files.rel.related_model
    stored: Any = get_object_or_404(QuerySet(files).filter(parent__in=opened), pk=pk)
    try:
        content = stored.file.open()
    except FileNotFoundError as lost:
        raise Http404("Tệp không còn trong kho.") from lost
    response = FileResponse(
        content,
        as_attachment=True,
        filename=stored.original_name,
        content_type=stored.content_type,
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def records_with_files() -> dict[str, Any]:
    """The records that files hang on, by their word."""
    tables: list[Any] = [table for table in apps.get_models() if issubclass(table, StoredFile)]
    parents = (table._meta.get_field("parent").related_model for table in tables)
    return {parent._meta.model_name: parent for parent in parents}
