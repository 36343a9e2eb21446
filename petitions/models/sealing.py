"""What was open once and is closed now: cases put under seal, or taken from who handled them."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from petitions.enums import PetitionKind
from petitions.models.petition import Petition, PetitionEvent
from wards.rules.reader import Reader


def closed_since(reader: Reader, at: datetime) -> bool:
    """Whether something of the reader's units that was open at an instant is closed now.

    A case was sorted as a denunciation, one was opened from a reception that named its sender, or
    one was taken from the reader.
    """
    events = PetitionEvent.objects.filter(petition=OuterRef("pk"), at__gte=at)
    sealed = Q(verb="resort") | Q(verb="create", petition__reception__isnull=False)
    lines = Petition.objects.lines_for(reader).filter(kind=PetitionKind.DENUNCIATION)
    taken = Q(restricted=True) & Exists(events.filter(verb="release_handler"))
    return lines.filter(Q(Exists(events.filter(sealed))) | taken).exists()
