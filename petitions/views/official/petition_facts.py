"""What the page of a petition tells of it."""

from django.urls import reverse

from petitions.enums import Instance, PetitionKind
from petitions.models import AnswerPublication, Petition, PetitionRating
from petitions.rules.public_code import show_code
from wards.rules.masking import masked
from wards.rules.reader import Reader
from wards.views.official.record import Fact, facts_of

SELDOM = (
    *("entered_from", "instance", "remote", "urgent"),
    *("extensions", "base_due_on", "suspended_on"),
)
"""Facts that are told only where they differ from what most cases have."""


def told_of(petition: Petition, reader: Reader) -> list[Fact]:
    """What the page says of the case, names as far as the reader may read them."""
    party, unit = getattr(petition, "party", None), petition.unit_id
    return [
        *facts_of(petition, "unit", "kind", "received_on", "source", "signers"),
        *([("Người gửi", masked(party.name, unit, reader))] if party else []),
        *([("Địa chỉ", masked(party.address, unit, reader))] if party else []),
        *([("Điện thoại", masked(party.phone, unit, reader))] if party and party.phone else []),
        *facts_of(petition, "field", "subject", "neighbourhood_text"),
        *facts_of(petition, "content", "complex", "eligible", "competence", "handling"),
        *facts_of(petition, "processed_on", "accepted_on", "resolved_on", "outcome"),
        *facts_of(petition, *(name for name in SELDOM if _says_something(petition, name))),
        *([("Người gửi đánh giá", _rated(petition.rating))] if hasattr(petition, "rating") else []),
        ("Mã tra cứu", show_code(petition.public_code)),
    ]


def shown_of(petition: Petition) -> tuple[str, str] | None:
    """What of the case stands on a public page: its title and where."""
    shown: AnswerPublication | None = getattr(petition, "publication", None)
    if shown is None or shown.withdrawn_at is not None:
        return None
    what = "conclusion" if petition.kind == PetitionKind.DENUNCIATION else "answered"
    return shown.title, reverse(f"petitions:public-{what}-detail", args=[shown.pk])


def _rated(rating: PetitionRating) -> str:
    return f"{rating}: {rating.remark}" if rating.remark else str(rating)


def _says_something(petition: Petition, name: str) -> bool:
    value = getattr(petition, name)
    return bool(value) and value != Instance.FIRST
