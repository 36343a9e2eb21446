"""What came of a reception: refusal, conclusion, answer."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from petitions.actions.reception_result import set_result
from petitions.forms.reception_result import ResultForm
from petitions.models import Reception
from songcong.core import clock
from wards.access import may
from wards.forms.record import Difference
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE
from wards.views.official.saving import form_page, record_for


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WARD_OFFICE)
def result(request: OfficialRequest, pk: int) -> HttpResponse:
    """How the reception was held and what was promised and answered."""
    reception = _mine(request, pk)
    form = ResultForm(request.POST or None, reception=reception)

    def rows() -> list[Difference]:
        return form.against(ResultForm(reception=_mine(request, pk)))

    back = reverse("petitions:official-reception-detail", args=[pk])
    return form_page(
        request,
        form,
        lambda: set_result(
            pk, form.facts(), version=form.seen_version, by=request.user, at=clock.now()
        ),
        rows=rows,
        said="Đã lưu.",
        context={
            "title": "Kết quả tiếp công dân",
            "label": "Lưu",
            "back": back,
            "crumb": str(reception),
        },
    )


def _mine(request: OfficialRequest, pk: int) -> Reception:
    rows = Reception.objects.visible_to(request.reader)
    return record_for(rows, pk, lambda row: may(request.reader, "edit", row, "reception"))
