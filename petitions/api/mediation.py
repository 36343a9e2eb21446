"""Mediations at the base, for machines; the parties are masked for the city."""

from typing import Any

from petitions.actions.mediation import MEDIATION_KEEPER, MediationFacts
from petitions.forms.mediation import MediationForm
from petitions.models import Mediation
from petitions.models.mediation import NAMED_TO
from wards.api.desk import desk_api, same
from wards.rules.masking import masked
from wards.rules.reader import CITY, Reader


def _answers(mediation: Mediation, reader: Reader) -> dict[str, Any]:
    parties = masked(mediation.parties, mediation.unit_id, reader, NAMED_TO)
    return same(mediation, MediationFacts) | {"parties": parties}


MEDIATIONS = desk_api(
    "mediations",
    MEDIATION_KEEPER,
    MediationForm,
    lambda reader: Mediation.objects.visible_to(reader).select_related("unit"),
    readers=(*NAMED_TO, *CITY),
    shape="Mediation",
    more={},
    answers=_answers,
)
