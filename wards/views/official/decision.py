"""The register of what the people discussed and decided by vote."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from songcong.core.keyset import Row
from wards.actions.decision import DECISION_KEEPER
from wards.enums import DecisionMatter
from wards.filters.decision import DecisionFilter
from wards.forms.decision import DecisionForm
from wards.http import OfficialRequest, official
from wards.imports.decision import DECISIONS as SHEET
from wards.models import Meeting, PeopleDecision
from wards.models.meeting import READERS
from wards.rules.reader import Reader
from wards.rules.rights import units_to_write
from wards.views.official.buttons import desk_buttons
from wards.views.official.cells import Column, Tag, choice, number_column, passed_tag, plain
from wards.views.official.desk import Desk
from wards.views.official.listing import Register
from wards.views.official.record import attachments, facts_of, record_context, timeline
from wards.views.official.saving import named
from wards.views.official.threshold import threshold_of

MEETING: Final = "hop"


def _result(row: Row, _reader: Reader) -> Tag:
    return passed_tag(row["passed"])


DECISIONS = Register(
    prefix="wards:official-decision",
    title="Sổ biểu quyết",
    one="cuộc biểu quyết",
    readers=READERS,
    rows=lambda reader: PeopleDecision.objects.visible_to(reader).live(),
    day="decided_on",
    names=(
        "register_no",
        "matter",
        "content",
        "scope",
        "total_households",
        "households_present",
        "votes_for",
        "votes_against",
        "votes_invalid",
        "passed",
        "recognised_on",
        "contributions_vnd",
        "labour_days",
        "land_m2",
        "state_support_vnd",
    ),
    columns=(
        number_column(),
        plain("decided_on", "Ngày", "nowrap"),
        choice("matter", "Việc biểu quyết", DecisionMatter.choices, "long"),
        plain("content", "Nội dung", "long"),
        plain("scope", "Phạm vi", "words"),
        plain("total_households", "Tổng số hộ", "number"),
        plain("households_present", "Số hộ dự", "number", listed=False),
        plain("votes_for", "Đồng ý", "number"),
        plain("votes_against", "Không đồng ý", "number", listed=False),
        plain("votes_invalid", "Không hợp lệ", "number", listed=False),
        Column("Kết quả", _result),
        plain("recognised_on", "Ngày công nhận", listed=False),
        plain("contributions_vnd", "Dân góp (đồng)", "number", listed=False),
        plain("labour_days", "Ngày công", "number", listed=False),
        plain("land_m2", "Đất hiến (m²)", "number", listed=False),
        plain("state_support_vnd", "Ngân sách hỗ trợ (đồng)", "number", listed=False),
    ),
    filters=DecisionFilter,
    sheet=SHEET.name,
)


def _at_a_meeting(request: OfficialRequest) -> dict[str, Any] | None:
    """What a vote takes over from the meeting at which it was held (``?hop=``)."""
    meeting = named(request, MEETING, Meeting.objects.visible_to(request.reader).live())
    if meeting is None or meeting.unit_id not in units_to_write(request.reader, "decision"):
        return None
    return {
        "unit": meeting.unit_id,
        "meeting": meeting.pk,
        "decided_on": meeting.held_on,
        "scope": meeting.neighbourhood_text,
        "total_households": meeting.total_households,
        "households_present": meeting.households_present,
    }


DECISION_DESK = Desk(
    DECISIONS,
    PeopleDecision.objects.visible_to,
    DecisionForm,
    DECISION_KEEPER,
    outlook=threshold_of,
    begins=_at_a_meeting,
)


@require_safe
@official(*READERS)
def decision_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One vote: how the households voted, by which threshold, and what the people gave."""
    rows = PeopleDecision.objects.visible_to(request.reader)
    decision = get_object_or_404(rows.select_related("unit", "meeting", "cancelled_by"), pk=pk)
    context = record_context(
        DECISIONS,
        decision,
        facts=facts_of(decision, "unit", "matter", "decided_on", "content", "scope"),
        events=timeline(decision),
        decision=decision,
        buttons=desk_buttons(request.reader, DECISIONS, decision),
        files=attachments(decision, "wards:official-decision-file", request.reader),
        tags=[passed_tag(decision.passed)],
        votes=facts_of(
            decision,
            "total_households",
            "households_present",
            "votes_for",
            "votes_against",
            "votes_invalid",
            "recognised_on",
        ),
        gifts=facts_of(
            decision, "contributions_vnd", "labour_days", "land_m2", "state_support_vnd"
        ),
    )
    return render(request, "wards/official/decision/detail.html", context)
