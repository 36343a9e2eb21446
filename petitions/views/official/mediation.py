"""The register of mediation at the base."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from petitions.actions.mediation import MEDIATION_KEEPER
from petitions.enums import AgreementKept, MediationOutcome, MediationScope
from petitions.filters.mediation import MediationFilter
from petitions.forms.mediation import MediationForm
from petitions.imports.mediation import MEDIATIONS as SHEET
from petitions.models import Mediation, MediationCase, MediationParty, MediationSession
from petitions.models.mediation import NAMED_TO
from petitions.rules.mediation_scope import refused
from petitions.rules.team import COURT, START_WITHIN, limit
from petitions.views.official.names import name_column
from songcong.core.keyset import Row
from wards.calendar import law, working_calendar
from wards.http import OfficialRequest, official
from wards.rules.masking import masked
from wards.rules.reader import CITY, Reader
from wards.views.official.buttons import Button, desk_buttons
from wards.views.official.cells import Column, Tag, choice, number_column, plain
from wards.views.official.desk import Desk
from wards.views.official.listing import Register
from wards.views.official.record import (
    Due,
    Fact,
    attachments,
    due_of,
    facts_of,
    record_context,
    timeline,
)

READERS = (*NAMED_TO, *CITY)
COURT_TITLE = "Yêu cầu Tòa án công nhận chậm nhất"
COURT_OVER = Tag("Đã hết thời hạn yêu cầu")
TONES = {MediationOutcome.SETTLED: "green", MediationOutcome.NOT_SETTLED: "grey"}


def outcome_tag(outcome: str) -> Tag:
    """How a mediation ended; one without an outcome goes on."""
    known = MediationOutcome(outcome or MediationOutcome.ONGOING)
    return Tag(known.label, TONES.get(known, "amber"))


def _outcome(row: Row, _reader: Reader) -> Tag:
    return outcome_tag(row["outcome"])


MEDIATIONS = Register(
    prefix="petitions:official-mediation",
    title="Sổ hòa giải ở cơ sở",
    one="vụ hòa giải",
    readers=READERS,
    rows=lambda reader: Mediation.objects.visible_to(reader).live(),
    day="received_on",
    names=("register_no", "team", "parties", "matter", "ended_on", "outcome"),
    columns=(
        number_column(),
        plain("received_on", "Ngày nhận", "nowrap"),
        plain("team", "Tổ hòa giải"),
        name_column("parties", "Các bên", roles=NAMED_TO, look="long"),
        plain("matter", "Loại việc"),
        plain("ended_on", "Ngày kết thúc", "nowrap"),
        Column("Kết quả", _outcome),
        choice("case__scope", "Phạm vi", MediationScope.choices, listed=False),
        plain("case__assigned_on", "Ngày phân công", listed=False),
        plain("case__agreed_on", "Ngày lập văn bản hòa giải thành", listed=False),
        name_column("case__agreement", "Nội dung thỏa thuận", roles=NAMED_TO, listed=False),
        choice("case__kept", "Thực hiện thỏa thuận", AgreementKept.choices, listed=False),
        plain("case__court_decision", "Quyết định của Tòa án", listed=False),
        plain("case__fee_vnd", "Thù lao (đồng)", "number", listed=False),
        plain("case__paid_on", "Ngày chi", listed=False),
    ),
    filed=(
        *("case__scope", "case__assigned_on", "case__agreed_on", "case__agreement", "case__kept"),
        *("case__court_decision", "case__fee_vnd", "case__paid_on"),
    ),
    filters=MediationFilter,
    sheet=SHEET.name,
    template="petitions/official/mediation/list.html",
)
VERBS = {
    "case": "Ghi hồ sơ hòa giải",
    "session": "Ghi buổi hòa giải",
    "agreement": "Ghi thỏa thuận, thực hiện, thù lao",
}

MEDIATION_DESK = Desk(MEDIATIONS, Mediation.objects.visible_to, MediationForm, MEDIATION_KEEPER)


@require_safe
@official(*READERS)
def mediation_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One mediation: parties and matter, whether it may be mediated, sessions, what was agreed."""
    reader = request.reader
    rows = Mediation.objects.visible_to(reader)
    joined = rows.select_related("unit", "case__team", "cancelled_by")
    mediation = get_object_or_404(joined, pk=pk)
    case = getattr(mediation, "case", None)
    parties = masked(mediation.parties, mediation.unit_id, reader, NAMED_TO)
    context = record_context(
        MEDIATIONS,
        mediation,
        facts=[
            *facts_of(mediation, "unit", "received_on", "team"),
            ("Các bên", parties),
            *facts_of(mediation, "matter", "ended_on"),
        ],
        events=timeline(mediation, VERBS, MediationCase, MediationParty, MediationSession),
        mediation=mediation,
        buttons=_buttons(reader, mediation),
        files=attachments(mediation, "petitions:official-mediation-file", reader),
        tags=[outcome_tag(mediation.outcome)],
        case_facts=_case_facts(mediation, case, reader) if case else [],
        refused=refused(case.scope) if case else None,
        limits=_limits(mediation, case, reader) if case else [],
        sessions=mediation.sessions.order_by("held_on", "pk"),
    )
    return render(request, "petitions/official/mediation/detail.html", context)


def _case_facts(mediation: Mediation, case: MediationCase, reader: Reader) -> list[Fact]:
    """The file in words; the parties' names only to those who may read them."""
    sides = [
        ", ".join(
            part
            for part in (
                side.name,
                f"sinh năm {side.born_in}" if side.born_in else "",
                side.address,
            )
            if part
        )
        for side in mediation.sides.order_by("pk")
    ]
    unit = mediation.unit_id
    return [
        *facts_of(case, "scope", "ground", "team"),
        ("Hòa giải viên", ", ".join(str(one) for one in case.mediators.order_by("name", "pk"))),
        *facts_of(case, "assigned_on", "invited"),
        *(
            (f"Bên thứ {number}", masked(side, unit, reader, NAMED_TO))
            for number, side in enumerate(sides, start=1)
        ),
        *facts_of(case, "agreed_on"),
        ("Nội dung thỏa thuận", masked(case.agreement, unit, reader, NAMED_TO)),
        *facts_of(case, "kept", "kept_checked_on", "court_asked_on", "court_decision"),
        *facts_of(case, "fee_vnd", "paid_on"),
    ]


def _limits(mediation: Mediation, case: MediationCase, reader: Reader) -> list[Due]:
    """By when mediation begins once it was given out, and until when a court may be asked."""
    known, calendar = law(), working_calendar()
    first = mediation.sessions.order_by("held_on", "pk").first()
    asked = (
        (
            "Bắt đầu hòa giải chậm nhất",
            limit(START_WITHIN, case.assigned_on, known),
            first.held_on if first else mediation.ended_on,
        ),
        (
            COURT_TITLE,
            limit(COURT, case.agreed_on, known),
            case.court_asked_on,
        ),
    )
    found = [
        due_of(
            title,
            deadline.due_on if deadline else None,
            deadline.norm.citation if deadline else "",
            done_on=done_on,
            today=reader.day,
            calendar=calendar,
        )
        for title, deadline, done_on in asked
    ]
    return [_passed(due) if due and due.title == COURT_TITLE else due for due in found if due]


def _passed(due: Due) -> Due:
    """Asking a court is the parties' right, no duty of the office: its end is no lateness."""
    return replace(due, tag=COURT_OVER) if due.tag.tone == "red" else due


def _buttons(reader: Reader, mediation: Mediation) -> list[Button]:
    """The file's pages, then the desk's verbs."""
    verbs = desk_buttons(reader, MEDIATIONS, mediation)
    if not verbs:
        return []
    case = getattr(mediation, "case", None)
    pages = [("Hồ sơ: phạm vi, người hòa giải, các bên", "case")]
    if case is None or refused(case.scope) is None:
        pages += [
            ("Ghi buổi hòa giải", "session"),
            ("Thỏa thuận, thực hiện, thù lao", "agreement"),
        ]
    steps = [
        Button(label, reverse(f"{MEDIATIONS.prefix}-{page}", args=[mediation.pk]), is_step=True)
        for label, page in pages
    ]
    return [*steps, *verbs]
