"""What a sender agrees to: where to be told of each step, and that the answer may be published."""

from dataclasses import dataclass
from datetime import datetime

from petitions.actions.alert import follow
from petitions.actions.publication import CONSENT
from petitions.enums import AlertChannel
from petitions.models import Petition, PetitionEvent
from wards.models import User


@dataclass(frozen=True)
class Wishes:
    """Addresses that the sender gave to be told of each step, and whether the answer may be shown.

    ``phone`` gets text messages; empty where none are wanted.
    """

    email: str = ""
    phone: str = ""
    agrees: bool = False


NO_WISHES = Wishes()


def note_wishes(petition: Petition, wishes: Wishes, *, by: User | None, at: datetime) -> None:
    """Keep in the caller's transaction what the sender of a new petition agrees to.

    Nobody stands behind what a citizen sent in. Raises Refused for a denunciation: its sender is
    told nothing through the net (Law 25/2018/QH14, Article 56).
    """
    if wishes.agrees:
        PetitionEvent.objects.create(
            petition=petition,
            at=at,
            by=by,
            verb=CONSENT,
            from_state=petition.status,
            to_state=petition.status,
        )
    addresses = {AlertChannel.EMAIL: wishes.email, AlertChannel.SMS: wishes.phone}
    for channel, address in addresses.items():
        if address:
            follow(petition.pk, channel, address, at=at)
