"""The register of mediation at the base."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from petitions.actions.mediation import MEDIATION_KEEPER
from petitions.enums import MediationOutcome
from petitions.filters.mediation import MediationFilter
from petitions.forms.mediation import MediationForm
from petitions.imports.mediation import MEDIATIONS as SHEET
from petitions.models import Mediation
from petitions.views.official.names import masked, name_column
from songcong.core.keyset import Row
from wards.enums import Role
from wards.http import OfficialRequest, official
from wards.rules.reader import CITY, WARD_OFFICE, Reader
from wards.views.official.buttons import desk_buttons
from wards.views.official.cells import Column, Tag, number_column, plain
from wards.views.official.desk import Desk
from wards.views.official.listing import Register
from wards.views.official.record import attachments, facts_of, record_context, timeline

NAMED_TO = (*WARD_OFFICE, Role.MEDIATION.value)
READERS = (*NAMED_TO, *CITY)
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
    ),
    filters=MediationFilter,
    sheet=SHEET.name,
)

MEDIATION_DESK = Desk(MEDIATIONS, Mediation.objects.visible_to, MediationForm, MEDIATION_KEEPER)


@require_safe
@official(*READERS)
def mediation_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One mediation: the parties, the matter and how it ended."""
    rows = Mediation.objects.visible_to(request.reader)
    mediation = get_object_or_404(rows.select_related("unit", "cancelled_by"), pk=pk)
    parties = masked(mediation.parties, mediation.unit_id, request.reader, NAMED_TO)
    context = record_context(
        MEDIATIONS,
        mediation,
        facts=[
            *facts_of(mediation, "unit", "received_on", "team"),
            ("Các bên", parties),
            *facts_of(mediation, "matter", "ended_on"),
        ],
        events=timeline(mediation),
        mediation=mediation,
        buttons=desk_buttons(request.reader, MEDIATIONS, mediation),
        files=attachments(mediation.files.order_by("pk"), "petitions:official-mediation-file"),
        tags=[outcome_tag(mediation.outcome)],
    )
    return render(request, "wards/official/record.html", context)
