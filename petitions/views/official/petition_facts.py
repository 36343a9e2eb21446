"""What the page of a petition tells of it."""

from django.urls import reverse

from petitions.enums import Instance, PetitionKind
from petitions.models import AnswerPublication, Petition, PetitionRating
from petitions.rules.public_code import show_code
from songcong.core.phone import show_phone
from wards.rules.masking import masked
from wards.rules.reader import Reader
from wards.views.official.record import Fact, facts_of

TOLD = (
    *("complex", "remote", "urgent", "instance", "entered_from"),
    *("processed_on", "eligible", "competence", "handling", "accepted_on"),
    *("extensions", "base_due_on", "suspended_on", "resolved_on", "outcome"),
)
"""Facts that are told once they are known and differ from what most cases have."""


def told_of(petition: Petition, reader: Reader) -> list[Fact]:
    """What the page says of the case, names as far as the reader may read them."""
    party, unit = getattr(petition, "party", None), petition.unit_id
    sender = "Người đại diện ký đơn" if petition.signers > 1 else "Người gửi"
    phone = show_phone(party.phone) if party else ""
    return [
        *facts_of(petition, "unit", "kind", "received_on", "source", "signers"),
        *([(sender, masked(party.name, unit, reader))] if party else []),
        *([("Địa chỉ", masked(party.address, unit, reader))] if party else []),
        *([("Điện thoại", masked(phone, unit, reader))] if phone else []),
        *facts_of(petition, "field", "subject", "neighbourhood_text"),
        *facts_of(petition, "content", *(name for name in TOLD if _says_something(petition, name))),
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
    if name == "eligible" and petition.processed_on:
        return True
    return bool(value) and value != Instance.FIRST
