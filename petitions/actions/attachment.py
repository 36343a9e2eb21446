"""Hang a file on a petition."""

from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from petitions.access import ATTACH, may
from petitions.models import Petition, PetitionEvent, PetitionFile
from wards.access import demand
from wards.actions.attachments import store
from wards.actions.editing import day_of
from wards.models import User, reader_for


@transaction.atomic
def attach(petition: Petition, upload: "File[bytes]", *, by: User, at: datetime) -> PetitionFile:
    """Keep the file with the case; the event holds its check sum, never its name."""
    demand(may(reader_for(by, day_of(at)), ATTACH, petition))
    stored = store(PetitionFile, petition, upload, by=by, at=at)
    PetitionEvent.objects.create(
        petition=petition,
        at=at,
        by=by,
        verb="attach",
        from_state=petition.status,
        to_state=petition.status,
        data={"sha256": stored.sha256},
    )
    return stored
