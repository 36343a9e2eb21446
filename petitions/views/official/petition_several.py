"""Several petitions typed on one page; no browser keeps a word of it."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from petitions.actions import petition as actions
from petitions.forms.petition import PetitionLineForm
from petitions.views.official.petition import PETITIONS
from petitions.views.official.petition_form import last, mine
from songcong.core import clock
from songcong.core.vietnamese import lower_first
from wards.calendar import law
from wards.forms.record import RecordForm
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE
from wards.rules.rights import units_to_write
from wards.views.official.beginning import beginning
from wards.views.official.several import LEAD, Several, several_page

HINT = "Đơn tố cáo: danh tính người gửi được niêm phong ngay khi lưu."


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WARD_OFFICE)
def several(request: OfficialRequest) -> HttpResponse:
    """The petitions of one unit, each with who sent it."""
    whose = RecordForm(request.POST or None, units=units_to_write(request.reader, actions.TOPIC))

    def save(lines: Sequence[actions.NewPetition]) -> Sequence[object]:
        unit = whose.cleaned_data["unit"]
        return actions.create_all(unit, lines, by=request.user, at=clock.now(), law=law())

    asked = Several(
        form=PetitionLineForm,
        whose=whose,
        first=beginning(request, PetitionLineForm, mine(request), last(request)),
        save=save,
        title="Ghi nhiều đơn",
        crumb=PETITIONS.title,
        back=reverse("petitions:official-petition-list"),
        again=reverse("petitions:official-petition-several"),
        said=lambda made: f"Đã ghi {made} dòng vào {lower_first(PETITIONS.title)}.",
        lead=f"{LEAD} {HINT}",
        keeps_drafts=False,
    )
    return several_page(request, asked)
