"""Who sent a petition: apart from the case, and under seal when it is a denunciation."""

import secrets
from datetime import datetime

from petitions.actions.denouncer import Identity, seal
from petitions.actions.traces import redact, remove_traces
from petitions.models import (
    DenouncerIdentity,
    Petition,
    PetitionHandler,
    PetitionParty,
)
from songcong.core.text import fold
from wards.models import User

NOBODY = Identity(name="")
_DIGITS = 4


def lookup_digits(phone: str) -> str:
    """What a citizen gives beside the code: the telephone's last digits, else a printed word."""
    digits = "".join(character for character in phone if character in "0123456789")
    if len(digits) >= _DIGITS:
        return digits[-_DIGITS:]
    return f"{secrets.randbelow(10**_DIGITS):04}"


def party_of(petition: Petition) -> Identity:
    """Who sent the petition; nobody where it is not written down in the open."""
    party = PetitionParty.objects.filter(petition=petition).first()
    return Identity(party.name, party.phone, party.address, party.citizen_id) if party else NOBODY


def write_party(petition: Petition, sender: Identity) -> None:
    """Write down who sent a petition that is no denunciation."""
    PetitionParty.objects.update_or_create(petition=petition, defaults=_written(sender))


def add_party(petition: Petition, sender: Identity) -> None:
    """The same for a petition that has just been entered."""
    PetitionParty.objects.create(petition=petition, **_written(sender))


def _written(sender: Identity) -> dict[str, str]:
    return {
        "name": sender.name,
        "phone": sender.phone,
        "address": sender.address,
        "citizen_id": sender.citizen_id,
        "search_name": fold(sender.name),
    }


def put_under_seal(petition: Petition, sender: Identity, *, by: User, at: datetime) -> None:
    """Seal who sent a denunciation, remove every open trace, and name the first handler."""
    known = party_of(petition)
    DenouncerIdentity.objects.update_or_create(petition=petition, defaults={"sealed": seal(sender)})
    PetitionHandler.objects.get_or_create(
        petition=petition, user=by, defaults={"named_at": at, "named_by": by}
    )
    PetitionParty.objects.filter(petition=petition).delete()
    petition.lookup_digits, petition.register_note = "", {}
    remove_traces([petition.pk], by_id=by.pk, at=at)
    redact(petition.pk, sender, known)
