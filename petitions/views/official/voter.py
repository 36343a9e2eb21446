"""The register of what voters asked of their deputies."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from petitions.actions.voter import VOTER_KEEPER
from petitions.enums import CouncilLevel, SessionSide, VoterStatus
from petitions.filters.voter import VoterFilter
from petitions.forms.voter import VoterForm
from petitions.models import VoterPetition
from petitions.models.voter import VOTER_NAMED_TO, VOTER_READERS
from petitions.rules.voter import VOTER, norm_key
from petitions.views.official.names import name_column
from petitions.views.official.voter_step import buttons_of
from songcong.core.keyset import Row
from songcong.core.vietnamese import short_date
from wards.http import OfficialRequest, official
from wards.rules.lateness import in_short, is_late
from wards.rules.masking import masked
from wards.rules.norm_rows import title_of_norm
from wards.rules.reader import Reader
from wards.rules.rights import units_to_write
from wards.views.official.cells import Column, Tag, choice, late_tags, number_column, plain
from wards.views.official.desk import Desk
from wards.views.official.listing import Register
from wards.views.official.record import (
    Fact,
    attachments,
    due_of,
    facts_of,
    record_context,
    timeline,
)

TONES = {
    VoterStatus.RECEIVED: "blue",
    VoterStatus.PASSED_ON: "blue",
    VoterStatus.IN_PROGRESS: "amber",
    VoterStatus.PLANNED: "amber",
    VoterStatus.SETTLED: "green",
    VoterStatus.EXPLAINED: "green",
}
VERBS = {row.verb: f"{row.label}: ghi văn bản trả lời" for row in VOTER.transitions} | {
    "pass_on": "Chuyển cơ quan khác"
}


def status_tag(status: str) -> Tag:
    """The classification in words; whether it is late is told apart."""
    known = VoterStatus(status)
    return Tag(known.label, TONES[known])


def _state(row: Row, reader: Reader) -> tuple[Tag, ...]:
    late = in_short(row["due_on"], row["answered_on"], reader.day)
    return (status_tag(row["status"]), *late_tags(late))


VOTERS = Register(
    prefix="petitions:official-voter",
    title="Sổ kiến nghị cử tri",
    one="kiến nghị cử tri",
    readers=VOTER_READERS,
    rows=lambda reader: VoterPetition.objects.visible_to(reader).live(),
    day="received_on",
    names=(
        "register_no",
        "collected_on",
        "level",
        "session",
        "place",
        "content",
        "field",
        "body",
        "status",
        "due_on",
        "pass_on_by",
        "passed_on",
        "answered_on",
        "answer_document",
        "planned_on",
        "settled_on",
        "party__name",
    ),
    columns=(
        number_column(),
        plain("received_on", "Ngày nhận", "nowrap"),
        choice("level", "Gửi đại biểu", CouncilLevel.choices, "words"),
        choice("session", "Thời điểm", SessionSide.choices, listed=False),
        plain("collected_on", "Ngày tiếp xúc", listed=False),
        plain("place", "Nơi tiếp xúc", listed=False),
        plain("content", "Nội dung", "long"),
        plain("field", "Lĩnh vực", listed=False),
        plain("body", "Cơ quan giải quyết", "words"),
        name_column("party__name", "Cử tri", roles=VOTER_NAMED_TO, listed=False),
        plain("due_on", "Hạn trả lời", "nowrap"),
        plain("pass_on_by", "Hạn chuyển nếu không thuộc thẩm quyền", listed=False),
        plain("passed_on", "Ngày chuyển", listed=False),
        plain("answered_on", "Ngày trả lời", listed=False),
        plain("answer_document", "Văn bản trả lời", listed=False),
        plain("planned_on", "Lộ trình", listed=False),
        plain("settled_on", "Ngày giải quyết xong", listed=False),
        Column("Phân loại", _state),
    ),
    filters=VoterFilter,
    late=lambda row, today: is_late(row["due_on"], row["answered_on"], today),
)

VOTER_DESK = Desk(VOTERS, VoterPetition.objects.visible_to, VoterForm, VOTER_KEEPER)


@require_safe
@official(*VOTER_READERS)
def voter_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One request: at which meeting it was heard, who answers by when, what was answered."""
    rows = VoterPetition.objects.visible_to(request.reader)
    joined = rows.select_related("unit", "meeting", "party", "cancelled_by")
    case = get_object_or_404(joined, pk=pk)
    reader = request.reader
    context = record_context(
        VOTERS,
        case,
        facts=_facts(case, reader),
        events=timeline(case, VERBS),
        case=case,
        buttons=buttons_of(reader, VOTERS, case),
        tags=[status_tag(case.status)],
        due=due_of(
            "Hạn trả lời",
            case.due_on,
            case.due_citation,
            done_on=case.answered_on,
            today=reader.day,
        ),
        missing_norm="" if case.due_on else title_of_norm(norm_key(case.level)),
        files=attachments(case, "petitions:official-voter-file", reader),
        next_url=_next_url(reader, case),
    )
    return render(request, "petitions/official/voter/detail.html", context)


def _facts(case: VoterPetition, reader: Reader) -> list[Fact]:
    party = getattr(case, "party", None)
    return [
        *facts_of(case, "unit", "level", "session", "collected_on", "place"),
        *([("Cử tri", masked(party.name, case.unit_id, reader, VOTER_NAMED_TO))] if party else []),
        *facts_of(case, "content", "field", "received_on", "body"),
        *_passing_on(case),
        *_answered(case),
        *(facts_of(case, "planned_on") if case.planned_on else []),
        *facts_of(case, "settled_on"),
    ]


def _answered(case: VoterPetition) -> list[Fact]:
    """When it was answered first, and what the last paper says, told apart where they differ."""
    on, document, answer = facts_of(case, "answered_on", "answer_document", "answer")
    if case.settled_on in {None, case.answered_on}:
        return [on, document, answer]
    return [("Ngày trả lời lần đầu", on[1]), ("Văn bản trả lời cuối cùng", document[1]), answer]


def _passing_on(case: VoterPetition) -> list[Fact]:
    """When it was passed on and by when it had to be, as long as that still says something."""
    last = case.pass_on_by
    if case.passed_on is None:
        waits = case.status == VoterStatus.RECEIVED and last is not None
        return facts_of(case, "pass_on_by") if waits else []
    late = f" (trễ, hạn {short_date(last)})" if last and case.passed_on > last else ""
    return [("Ngày chuyển", f"{short_date(case.passed_on)}{late}")]


def _next_url(reader: Reader, case: VoterPetition) -> str:
    """Where the next request of the same meeting is typed."""
    if case.office_id not in units_to_write(reader, "voter"):
        return ""
    return f"{reverse('petitions:official-voter-create')}?theo={case.pk}"
