"""Pages of an upload's rows: all of one kind, fifty at a time, and what is decided of conflicts."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from songcong.core.errors import Refused
from songcong.core.keyset import read_id
from songcong.registers import choices, row_pages
from songcong.registers.forms import decided_for_all, decided_of
from songcong.registers.models import RegisterUpload, Verdict
from songcong.registers.rights import IMPORTERS
from songcong.registers.upload_pages import SLUGS, rows_page, rows_url, upload_page
from wards.http import OfficialRequest, official

_CONFLICT = 409
_SAID = {choices.FILE: "lấy theo tệp", choices.MINE: "giữ bản đã sửa ở đây"}


@official(*IMPORTERS)
@require_safe
def upload_rows(request: OfficialRequest, pk: int, sheet: str, kind: str) -> HttpResponse:
    """The rows of a sheet that meet one fate, fifty at a time."""
    upload = get_object_or_404(RegisterUpload.objects.visible_to(request.reader), pk=pk)
    number = read_id(request.GET.get("trang", "1"))
    verdict = SLUGS.get(kind)
    if verdict is None or number is None:
        raise Http404
    try:
        page = rows_page(upload, sheet, verdict, number)
    except Refused as refused:
        raise Http404(refused.message) from refused
    if page is None:
        raise Http404
    return render(request, "registers/official/upload/rows.html", page)


@official(*IMPORTERS)
@require_POST
def upload_choose(request: OfficialRequest, pk: int, sheet: str) -> HttpResponse:
    """Keep what was decided of a page of conflicts, or of all of a sheet; no record changes yet."""
    upload = get_object_or_404(RegisterUpload.objects.visible_to(request.reader), pk=pk)
    number = read_id(request.POST.get("trang", "1")) or 1
    rows = row_pages.rows_on(upload, sheet, Verdict.CONFLICT, number)
    if not rows:
        return redirect("registers:official-upload-detail", pk)
    try:
        if every := decided_for_all(request.POST):
            choices.choose_for_all(upload, sheet, every)
            messages.success(request, f"Đã chọn {_SAID[every]} cho mọi dòng xung đột của {sheet}.")
        else:
            choices.choose(upload, sheet, decided_of(request.POST, [row.row for row in rows]))
            messages.success(request, f"Đã giữ lựa chọn cho {len(rows)} dòng.")
    except Refused as refused:
        page = upload_page(upload, refusal=refused.message)
        return render(request, "registers/official/upload/detail.html", page, status=_CONFLICT)
    towards = read_id(request.POST.get("den", ""))
    if towards == 0:
        return redirect("registers:official-upload-detail", pk)
    return redirect(f"{rows_url(upload, sheet, Verdict.CONFLICT)}?trang={towards or number}")
