"""The register of receptions of citizens."""

from django.db.models import Value
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from petitions.actions.reception import RECEPTION_KEEPER
from petitions.enums import ReceptionKind, Visit
from petitions.filters.reception import ReceptionFilter
from petitions.forms.reception import ReceptionForm
from petitions.imports.reception import RECEPTIONS as SHEET
from petitions.models import Petition, Reception, ReceptionResult, parties_of_receptions
from petitions.models.sealing import closed_since
from petitions.rules.representatives import CITATION, representatives
from petitions.views.official.names import name_column
from petitions.views.official.petition import petition_links
from wards.http import OfficialRequest, official
from wards.rules.masking import masked
from wards.rules.reader import CITY, WARD_OFFICE, Reader
from wards.views.official.buttons import Button, desk_buttons
from wards.views.official.cells import choice, number_column, plain
from wards.views.official.desk import Desk
from wards.views.official.listing import Apart, Register
from wards.views.official.record import (
    Fact,
    attachments,
    due_of,
    fact,
    facts_of,
    record_context,
    timeline,
)

READERS = (*WARD_OFFICE, *CITY)
RECEPTIONS = Register(
    prefix="petitions:official-reception",
    title="Sổ tiếp công dân",
    one="lượt tiếp công dân",
    readers=READERS,
    rows=lambda reader: Reception.objects.visible_to(reader).live(),
    day="received_on",
    names=(
        "register_no",
        "kind",
        "receiver",
        "persons",
        "content",
        "visit",
    ),
    apart=Apart(("party__name", "party__address"), parties_of_receptions, WARD_OFFICE),
    columns=(
        number_column(),
        plain("received_on", "Ngày tiếp", "nowrap"),
        choice("kind", "Hình thức", ReceptionKind.choices),
        name_column("party__name", "Công dân"),
        name_column("party__address", "Địa chỉ", listed=False),
        plain("persons", "Số người", "number"),
        plain("content", "Nội dung", "long"),
        choice("visit", "Lần tiếp", Visit.choices),
        plain("receiver", "Người tiếp"),
    ),
    filters=ReceptionFilter,
    sheet=SHEET.name,
    closed_since=closed_since,
    template="petitions/official/reception/list.html",
)
VERBS = {"result": "Ghi kết quả tiếp", "sealed": "Niêm phong người được tiếp và nội dung"}

RECEPTION_DESK = Desk(RECEPTIONS, Reception.objects.visible_to, ReceptionForm, RECEPTION_KEEPER)


@require_safe
@official(*READERS)
def reception_detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """One reception: who came, with what, and the petitions opened at it."""
    rows = Reception.objects.visible_to(request.reader)
    joined = rows.select_related("unit", "party", "result", "cancelled_by")
    reception = get_object_or_404(joined, pk=pk)
    party, result = getattr(reception, "party", None), getattr(reception, "result", None)
    unit, reader = reception.unit_id, request.reader
    facts = [
        *facts_of(reception, "unit", "received_on", "kind", "receiver"),
        ("Công dân", masked(party.name if party else "", unit, reader)),
        ("Địa chỉ", masked(party.address if party else "", unit, reader)),
        *facts_of(reception, "persons", "content", "visit"),
    ]
    opened = Petition.objects.visible_to(reader).live().filter(reception=reception)
    context = record_context(
        RECEPTIONS,
        reception,
        facts=facts,
        events=timeline(reception, VERBS, ReceptionResult),
        reception=reception,
        buttons=_buttons(reader, reception),
        files=attachments(reception, "petitions:official-reception-file", reader),
        petitions=petition_links(opened.annotate(restricted=Value(value=False))),
        result_facts=_result_facts(result) if result else [],
        due=due_of(
            "Hạn trả lời",
            result.due_on,
            result.due_citation,
            done_on=result.answered_on,
            today=reader.day,
        )
        if result
        else None,
        speakers=representatives(reception.persons),
        citation=CITATION,
    )
    return render(request, "petitions/official/reception/detail.html", context)


def _result_facts(result: ReceptionResult) -> list[Fact]:
    """What came of it, as far as it was written down."""
    names = (
        "mode",
        "delegated",
        "representatives",
        "refusal_ground",
        "refusal_document",
        "conclusion_document",
        "concluded_on",
        "answered_on",
        "answer_document",
    )
    return [fact(result, name) for name in names if getattr(result, name)]


def _buttons(reader: Reader, reception: Reception) -> list[Button]:
    """The desk's verbs, and before them the petition that was handed over."""
    verbs = desk_buttons(reader, RECEPTIONS, reception)
    if not verbs:
        return []
    address = f"{reverse('petitions:official-petition-create')}?tiep-dan={reception.pk}"
    result = reverse("petitions:official-reception-result", args=[reception.pk])
    return [
        Button("Ghi đơn từ lượt tiếp này", address, is_step=True),
        Button("Kết quả, trả lời", result, is_step=True),
        *verbs,
    ]
