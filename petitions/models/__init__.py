"""Tables of receptions, petitions and mediation."""

from petitions.models.mediation import Mediation, MediationEvent
from petitions.models.petition import (
    DenouncerIdentity,
    IdentityRead,
    Petition,
    PetitionEvent,
    PetitionFile,
    PetitionHandler,
    PetitionParty,
)
from petitions.models.reception import Reception, ReceptionEvent, ReceptionParty

__all__ = [
    "DenouncerIdentity",
    "IdentityRead",
    "Mediation",
    "MediationEvent",
    "Petition",
    "PetitionEvent",
    "PetitionFile",
    "PetitionHandler",
    "PetitionParty",
    "Reception",
    "ReceptionEvent",
    "ReceptionParty",
]
