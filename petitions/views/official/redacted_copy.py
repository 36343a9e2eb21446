"""Hanging on a denunciation a copy that goes out with it."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from petitions.access import ATTACH
from petitions.actions.redacted_copy import attach_redacted
from petitions.enums import PetitionKind
from petitions.forms.redacted_copy import RedactedCopyForm
from petitions.models import PetitionFile
from petitions.views.official.petition_form import DETAIL, opened
from songcong.core import clock
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE
from wards.views.official.saving import attached, form_page


@official(*WARD_OFFICE)
def attach(request: OfficialRequest, pk: int) -> HttpResponse:
    """A copy for whoever the case is passed on to, refused where a trace can be read in it."""
    petition = opened(request, pk, ATTACH)
    if petition.kind != PetitionKind.DENUNCIATION:
        raise Http404
    form = RedactedCopyForm(request.POST or None, request.FILES or None)

    def act() -> PetitionFile:
        said = form.cleaned_data
        return attach_redacted(
            petition, said["file"], looked=said["looked"], by=request.user, at=clock.now()
        )

    context = {
        "title": "Đính kèm bản che danh tính",
        "lead": "Bản này gửi kèm khi chuyển nội dung tố cáo; bản gốc luôn ở lại cơ quan.",
        "back": reverse(DETAIL, args=[pk]),
        "crumb": petition.numbered,
        "label": "Kiểm tra và tải lên",
    }
    return form_page(request, form, act, said=attached, context=context)
