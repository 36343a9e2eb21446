"""The register of meetings."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wards.actions.meeting import MEETING_KEEPER
from wards.enums import MeetingKind
from wards.filters.meeting import MeetingFilter
from wards.forms.meeting import MeetingForm
from wards.http import OfficialRequest, official
from wards.imports.meeting import MEETINGS as SHEET
from wards.models import Meeting
from wards.models.meeting import READERS
from wards.rules.reader import Reader
from wards.rules.rights import units_to_write
from wards.views.official.buttons import Button, desk_buttons
from wards.views.official.cells import choice, number_column, passed_tag, plain
from wards.views.official.desk import Desk
from wards.views.official.listing import Register
from wards.views.official.record import attachments, facts_of, record_context, timeline

MEETINGS = Register(
    prefix="wards:official-meeting",
    title="Sổ họp dân",
    one="cuộc họp",
    readers=READERS,
    rows=lambda reader: Meeting.objects.visible_to(reader).live(),
    day="held_on",
    names=(
        "register_no",
        "kind",
        "subject",
        "neighbourhood_text",
        "total_households",
        "households_present",
        "opinions",
        "opinions_answered",
    ),
    columns=(
        number_column(),
        plain("held_on", "Ngày họp", "nowrap"),
        choice("kind", "Loại cuộc họp", MeetingKind.choices, "words"),
        plain("neighbourhood_text", "Thôn, tổ dân phố", "words"),
        plain("subject", "Nội dung", "long"),
        plain("total_households", "Tổng số hộ", "number"),
        plain("households_present", "Số hộ dự", "number"),
        plain("opinions", "Ý kiến", "number"),
        plain("opinions_answered", "Đã trả lời", "number"),
    ),
    filters=MeetingFilter,
    sheet=SHEET.name,
)

KIND = "loai"


def _begun(request: OfficialRequest) -> dict[str, Any] | None:
    """A meeting of the kind that the address asks for, held today."""
    kind = request.GET.get(KIND, "")
    return {"kind": kind, "held_on": request.reader.day} if kind in MeetingKind.values else None


MEETING_DESK = Desk(
    MEETINGS, Meeting.objects.visible_to, MeetingForm, MEETING_KEEPER, begins=_begun
)


@require_safe
@official(*READERS)
def meeting_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One meeting: what was discussed, decided and answered."""
    rows = Meeting.objects.visible_to(request.reader)
    meeting = get_object_or_404(rows.select_related("unit", "cancelled_by"), pk=pk)
    facts = facts_of(
        meeting,
        "unit",
        "kind",
        "held_on",
        "neighbourhood_text",
        "subject",
        "total_households",
        "households_present",
        "opinions",
        "opinions_answered",
    )
    decisions = meeting.decisions.live().order_by("decided_on", "pk")
    context = record_context(
        MEETINGS,
        meeting,
        facts=facts,
        events=timeline(meeting),
        meeting=meeting,
        buttons=_buttons(request.reader, meeting),
        decisions=[(row.pk, str(row), passed_tag(row.passed)) for row in decisions],
        files=attachments(meeting, "wards:official-meeting-file", request.reader),
    )
    return render(request, "wards/official/meeting/detail.html", context)


def _buttons(reader: Reader, meeting: Meeting) -> list[Button]:
    """The desk's verbs, and before them the vote that was held at it."""
    verbs = desk_buttons(reader, MEETINGS, meeting)
    if not verbs or meeting.unit_id not in units_to_write(reader, "decision"):
        return verbs
    address = f"{reverse('wards:official-decision-create')}?hop={meeting.pk}"
    return [Button("Ghi biểu quyết tại cuộc họp này", address, is_step=True), *verbs]
