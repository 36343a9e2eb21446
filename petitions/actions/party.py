"""Who sent a petition: apart from the case, and under seal when it is a denunciation."""

import secrets
from datetime import datetime

from django.apps import apps

from petitions.actions.denouncer import Identity, seal
from petitions.actions.letter_seal import redact_letters
from petitions.models import (
    BookingParty,
    DenouncerIdentity,
    Petition,
    PetitionHandler,
    PetitionParty,
    Reception,
    ReceptionBooking,
    ReceptionParty,
)
from petitions.notifications import restrict
from songcong.core.text import fold
from wards.models import OutboundMessage, User

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
    PetitionParty.objects.update_or_create(
        petition=petition,
        defaults={
            "name": sender.name,
            "phone": sender.phone,
            "address": sender.address,
            "citizen_id": sender.citizen_id,
            "search_name": fold(sender.name),
        },
    )


def put_under_seal(petition: Petition, sender: Identity, *, by: User, at: datetime) -> None:
    """Seal who sent a denunciation, remove every open trace, and name the first handler.

    Open traces are the party, who was received and what was said there, who booked the turn and
    about what, the register's notes with their old rows, the words of papers, proposals that
    wait, the digits of look-up and the errors of messages sent.
    """
    DenouncerIdentity.objects.update_or_create(petition=petition, defaults={"sealed": seal(sender)})
    PetitionHandler.objects.get_or_create(
        petition=petition, user=by, defaults={"named_at": at, "named_by": by}
    )
    PetitionParty.objects.filter(petition=petition).delete()
    petition.lookup_digits, petition.register_note = "", {}
    _wipe(Petition, petition.pk, lookup_digits="")
    OutboundMessage.objects.filter(context__petition=petition.pk).update(error="")
    restrict(petition)
    redact_letters(petition.pk, sender)
    petition.proposals.update(facts={}, remark="")
    if petition.reception_id is not None:
        ReceptionParty.objects.filter(reception=petition.reception_id).delete()
        ReceptionBooking.objects.filter(reception=petition.reception_id).update(topic="")
        BookingParty.objects.filter(booking__reception=petition.reception_id).delete()
        _wipe(Reception, petition.reception_id, search_text="", content="")


def _wipe(model: type[Petition] | type[Reception], pk: int, **fields: str) -> None:
    """Empty the fields and the register's notes, those of the row's history too."""
    model.objects.filter(pk=pk).update(register_note={}, **fields)
    history = apps.get_model("petitions", f"{model.__name__}History")
    kept = {name: words for name, words in fields.items() if name == "content"}
    history.objects.filter(pgh_obj=pk).update(register_note={}, **kept)
