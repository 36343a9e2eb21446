"""Pages of the workbook desk: bring a file in, see what it would do, confirm, mend."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from songcong.core import clock
from songcong.core.errors import Refused
from songcong.registers import uploads, vault
from songcong.registers.blank import blank_workbook
from songcong.registers.catalogue import SPECS, TITLES
from songcong.registers.forms import UploadForm
from songcong.registers.mending import mending_workbook
from songcong.registers.models import RegisterUpload
from songcong.registers.reading import holder_of, read_register
from songcong.registers.rights import IMPORTERS, own_sheets, own_units
from songcong.registers.upload_pages import upload_page
from wards.calendar import law
from wards.filters.register import units_named
from wards.http import OfficialRequest, official

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RECENT = 20
BAD = 400
ALL_SHEETS = "tat-ca"


@official(*IMPORTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def upload_list(request: OfficialRequest) -> HttpResponse:
    """Bring a register in; below, those brought in before."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid() and (upload := _taken_in(request, form)):
            return redirect("registers:official-upload-detail", upload.pk)
    recent = RegisterUpload.objects.visible_to(request.reader).order_by("-at", "-pk")[:_RECENT]
    others = RegisterUpload.objects.lines_for(request.reader).undoable(clock.now())
    others = others.exclude(by=request.user).select_related("by")
    sheets = own_sheets(request.reader)
    page = {
        "form": form,
        "uploads": recent,
        "others": others.order_by("-at", "-pk")[:_RECENT],
        "titles": [(sheet, title) for sheet, title in TITLES.items() if sheet in sheets],
        "is_limited": len(sheets) < len(TITLES),
        "every_sheet": ALL_SHEETS if len(sheets) > 1 else "",
    }
    status = BAD if form.is_bound and form.errors else 200
    return render(request, "registers/official/upload/list.html", page, status=status)


@official(*IMPORTERS)
@require_safe
def template(request: OfficialRequest, name: str) -> HttpResponse:
    """An empty workbook to fill, of one sheet or of all; named so that it can be brought in."""
    asked = [spec for spec in SPECS if name in (spec.name, ALL_SHEETS)]
    own = own_sheets(request.reader)
    specs = [spec for spec in asked if spec.name in own]
    if not asked:
        raise Http404
    if not specs:
        raise PermissionDenied
    codes = [unit.code for unit in units_named(own_units(request.reader)).values()]
    whose = f"{codes[0]}-" if len(codes) == 1 else ""
    return _workbook(blank_workbook(specs), f"{whose}mau-{name}.xlsx")


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _taken_in(request: OfficialRequest, form: UploadForm) -> RegisterUpload | None:
    file = form.cleaned_data["file"]
    try:
        upload = uploads.take_in(
            file.name,
            file.read(),
            units=own_units(request.reader),
            by=request.user,
            at=clock.now(),
        )
    except Refused as refused:
        form.add_error("file", refused.message)
        return None
    uploads.go_on(upload, law=law())
    return upload


@official(*IMPORTERS)
@require_safe
def upload_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """What an upload would do, how far it is, or what it did."""
    upload = get_object_or_404(RegisterUpload.objects.visible_to(request.reader), pk=pk)
    return render(request, "registers/official/upload/detail.html", upload_page(upload))


@official(*IMPORTERS)
@require_POST
def upload_confirm(request: OfficialRequest, pk: int) -> HttpResponse:
    """Write what the preview showed; conflicts as decided."""
    upload = get_object_or_404(RegisterUpload.objects.visible_to(request.reader), pk=pk)
    try:
        with transaction.atomic():
            uploads.confirm(upload, at=clock.now())
    except Refused as refused:
        page = upload_page(upload, refusal=refused.message)
        return render(request, "registers/official/upload/detail.html", page, status=409)
    uploads.go_on(upload, law=law())
    return redirect("registers:official-upload-detail", pk)


@official(*IMPORTERS)
@require_safe
def upload_refused(request: OfficialRequest, pk: int) -> HttpResponse:
    """The refused rows as a workbook to mend."""
    upload = get_object_or_404(RegisterUpload.objects.visible_to(request.reader), pk=pk)
    try:
        with vault.opened(upload) as path:
            only = uploads.sheets_of(upload)
            readings = read_register(path, holder_of(upload.code), only=only)
    except Refused as refused:
        raise Http404(refused.message) from refused
    content = mending_workbook(list(readings.values()))
    return _workbook(content, f"{upload.code}-dong-can-sua.xlsx")
