"""Receptions of citizens, for machines; who came is masked outside the unit's office."""

from typing import Any

from petitions.actions.reception import RECEPTION_KEEPER, ReceptionFacts
from petitions.forms.reception import ReceptionForm
from petitions.models import Reception
from wards.api.desk import desk_api, same
from wards.rules.masking import masked
from wards.rules.reader import CITY, WARD_OFFICE, Reader


def _answers(reception: Reception, reader: Reader) -> dict[str, Any]:
    party = getattr(reception, "party", None)
    name, address = (party.name, party.address) if party else ("", "")
    return {
        **same(reception, ReceptionFacts),
        "name": masked(name, reception.unit_id, reader),
        "address": masked(address, reception.unit_id, reader),
    }


RECEPTIONS = desk_api(
    "receptions",
    RECEPTION_KEEPER,
    ReceptionForm,
    lambda reader: Reception.objects.visible_to(reader).select_related("unit", "party"),
    readers=(*WARD_OFFICE, *CITY),
    shape="Reception",
    more={},
    answers=_answers,
)
