"""Pages of long lists as files: ask, wait, take away."""

from typing import Any, Final

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from songcong.core import clock
from songcong.core.download import AT_ONCE, writer_of
from songcong.core.errors import Refused
from songcong.registers import exports
from songcong.registers.export_model import ExportState, ListExport
from songcong.registers.sealed_stream import opened_pieces
from wards.enums import Role
from wards.http import OfficialRequest, official

READERS: Final = tuple(role for role in Role.values if role != Role.ADMINISTRATOR)
_RECENT: Final = 20


@require_safe
@official(*READERS)
def export_list(request: OfficialRequest) -> HttpResponse:
    """The files that one asked for lately."""
    recent = ListExport.objects.visible_to(request.reader).order_by("-at", "-pk")[:_RECENT]
    return render(request, "registers/official/export/list.html", {"exports": recent})


@require_http_methods(["GET", "HEAD", "POST"])
@official(*READERS)
def export_ask(request: OfficialRequest) -> HttpResponse:
    """Offer the file of a long list (``?tu=&loc=``); a POST has it made."""
    path, query = request.GET.get("tu", ""), request.GET.get("loc", "")
    try:
        if request.method == "POST":
            made = exports.ask(path, query, request, at=clock.now())
            return redirect("registers:official-export-detail", made.pk)
        kind, outgoing = exports.rows_at(path, query, request.user, request.reader)
    except Refused as refused:
        raise Http404(refused.message) from refused
    writer_of(kind)
    context = {
        "title": outgoing.title,
        "kind": "Excel" if kind == "xlsx" else kind.upper(),
        "most": AT_ONCE,
        "back": path.rpartition("xuat.")[0] + (f"?{query}" if query else ""),
    }
    return render(request, "registers/official/export/ask.html", context)


def _mine(request: OfficialRequest, pk: int) -> ListExport:
    return get_object_or_404(ListExport.objects.visible_to(request.reader), pk=pk)


@require_safe
@official(*READERS)
def export_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """How far a file is, the file, or why there is none."""
    export = _mine(request, pk)
    context: dict[str, Any] = {
        "export": export,
        "state": ExportState(export.state),
        "waiting": export.state == ExportState.WAITING,
        "failed": export.state == ExportState.FAILED,
        "done": exports.progress(export) if export.state == ExportState.WAITING else export.rows,
        "back": exports.address_of(export),
        "closed": bool(export.sealed)
        and not exports.still_open(export, request.user, request.reader),
    }
    return render(request, "registers/official/export/detail.html", context)


@require_POST
@official(*READERS)
def export_again(request: OfficialRequest, pk: int) -> HttpResponse:
    """Have a file made again that could not be made, or is closed by now."""
    export = _mine(request, pk)
    exports.ask_anew(export, at=clock.now())
    return redirect("registers:official-export-detail", export.pk)


@require_safe
@official(*READERS)
def export_file(request: OfficialRequest, pk: int) -> HttpResponseBase:
    """The file, opened from its seal on the way out, never kept by proxies."""
    export = _mine(request, pk)
    if not export.sealed:
        raise Http404("Tệp chưa lập xong hoặc đã xóa sau 7 ngày.")
    if not exports.still_open(export, request.user, request.reader):
        raise Http404("Tài khoản không còn quyền mở tệp này.")
    try:
        stored = export.sealed.open("rb")
    except FileNotFoundError as gone:
        raise Http404("Tệp không còn trong kho.") from gone
    _write, content_type = writer_of(export.kind)
    if request.method == "HEAD":
        stored.close()
        response: HttpResponseBase = HttpResponse(content_type=content_type)
    else:
        response = StreamingHttpResponse(opened_pieces(stored), content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, export.file_name) or ""
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
