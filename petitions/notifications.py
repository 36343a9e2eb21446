"""What is told to people about petitions."""

from collections.abc import Mapping
from datetime import datetime

from petitions.models import Petition, PetitionHandler
from wards.models import User
from wards.notifications import Context, letter, post

LAY_OUT = "petitions.lay_letter_out"
LAY_OUT_LEFT = "petitions.lay_letters_left"


def _read_handler_named(ids: Mapping[str, int]) -> Context | None:
    petition = Petition.objects.select_related("unit").filter(pk=ids["petition"]).first()
    handler = User.objects.filter(pk=ids["handler"], is_active=True).first()
    if petition is None or petition.is_cancelled or handler is None:
        return None
    return {"petition": petition, "handler": handler}


HANDLER_NAMED = letter("petitions/mail/handler_named.txt", _read_handler_named)


def handler_named(named: PetitionHandler, *, at: datetime) -> None:
    """Tell a handler that a case was given to them; without an address nothing leaves."""
    if named.user.email:
        post(
            HANDLER_NAMED,
            named.user.email,
            {"petition": named.petition_id, "handler": named.user_id},
            key=f"petition-{named.petition_id}-handler-{named.pk}",
            at=at,
        )
