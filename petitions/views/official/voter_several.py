"""Several requests of one meeting with voters, written down at once."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from petitions.actions.voter import VoterLine, create_several
from petitions.forms.voter import VoterBatchForm, VoterLineForm
from petitions.views.official.voter import VOTERS
from songcong.core import clock
from songcong.core.keyset import read_id
from wards.http import OfficialRequest, official
from wards.models import Meeting
from wards.rules.rights import WRITERS, units_to_write
from wards.views.official.several import LEAD, Several, several_page


@require_http_methods(["GET", "HEAD", "POST"])
@official(*sorted(WRITERS["voter"]))
def several(request: OfficialRequest) -> HttpResponse:
    """The meeting once, its requests below one another; ``?hop=`` names the meeting."""
    units = units_to_write(request.reader, "voter")
    common = VoterBatchForm(request.POST or None, units=units, initial=_first(request))

    def save(lines: Sequence[VoterLine]) -> Sequence[object]:
        unit = common.cleaned_data["unit"]
        return create_several(unit, common.common(), lines, by=request.user, at=clock.now())

    asked = Several(
        form=VoterLineForm,
        whose=common,
        first={},
        save=save,
        title="Ghi nhiều kiến nghị cử tri",
        crumb=VOTERS.title,
        back=reverse("petitions:official-voter-list"),
        again=reverse("petitions:official-voter-several"),
        said=lambda made: f"Đã ghi {made} kiến nghị cử tri.",
        lead=f"Ghi cuộc tiếp xúc một lần, mỗi kiến nghị một dòng. {LEAD}",
    )
    return several_page(request, asked)


def _first(request: OfficialRequest) -> dict[str, Any]:
    """Today, or the day and place of the meeting in the address."""
    today = request.reader.day
    asked = read_id(request.GET.get("hop", ""))
    rows = Meeting.objects.visible_to(request.reader).live()
    meeting = rows.filter(pk=asked).first() if asked else None
    if meeting is None:
        return {"collected_on": today, "received_on": today}
    return {
        "unit": meeting.unit_id,
        "meeting_id": meeting.pk,
        "collected_on": meeting.held_on,
        "place": meeting.neighbourhood_text,
        "received_on": today,
    }
