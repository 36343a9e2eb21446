"""The page on which an import is taken back: what would come of it first, then one button."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inspections.imports import INSPECTIONS, INVESTMENTS
from petitions.imports import MEDIATIONS, PETITIONS, RECEPTIONS
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.registers import undoing, uploads
from songcong.registers.catalogue import TITLES
from songcong.registers.models import RegisterUpload, UploadState
from songcong.registers.rights import IMPORTERS
from wards.calendar import law
from wards.http import OfficialRequest, official
from wards.imports import DECISIONS, DISCLOSURES, MEETINGS

SHOWN: Final = 200
_PAGES: Final = {
    RECEPTIONS.name: "petitions:official-reception-detail",
    PETITIONS.name: "petitions:official-petition-detail",
    MEDIATIONS.name: "petitions:official-mediation-detail",
    DISCLOSURES.name: "wards:official-disclosure-detail",
    MEETINGS.name: "wards:official-meeting-detail",
    DECISIONS.name: "wards:official-decision-detail",
    INSPECTIONS.name: "inspections:official-inspection-detail",
    INVESTMENTS.name: "inspections:official-investment-detail",
}


@require_http_methods(["GET", "HEAD", "POST"])
@official(*IMPORTERS)
def undo(request: OfficialRequest, pk: int) -> HttpResponse:
    """What taking the import back would do; by POST, doing it."""
    upload = get_object_or_404(RegisterUpload.objects.lines_for(request.reader), pk=pk)
    if request.method != "POST":
        return _page(request, upload)
    try:
        asked = undoing.ask(upload, by=request.user, at=clock.now())
    except Refused as refused:
        return _page(request, upload, refusal=refused.message)
    uploads.go_on(asked, law=law())
    upload.refresh_from_db()
    if upload.state == UploadState.DONE:
        return _page(request, upload, refusal=upload.message)
    return redirect("registers:official-upload-undo", pk)


def _page(request: OfficialRequest, upload: RegisterUpload, *, refusal: str = "") -> HttpResponse:
    memory = undoing.memory_of(upload, at=clock.now())
    found = undoing.foresee(memory, law=law()) if memory else {}
    against = [(sheet, block) for sheet, one in found.items() for block in one.blocks]
    context: dict[str, Any] = {
        "upload": upload,
        "memory": memory,
        "refusal": refusal,
        "waiting": upload.state == UploadState.UNDOING,
        "is_undone": upload.state == UploadState.UNDONE,
        "sheets": [(TITLES[sheet], one) for sheet, one in found.items()],
        "blocks": [
            (TITLES[sheet], block, reverse(_PAGES[sheet], args=[block.pk]))
            for sheet, block in against[:SHOWN]
        ],
        "blocked": len(against),
        "may_undo": undoing.may_undo(request.reader, upload),
        "uploads": reverse("registers:official-upload-list"),
    }
    status = 409 if refusal else 200
    return render(request, "registers/official/upload/undo.html", context, status=status)
