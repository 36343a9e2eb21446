"""Tables of receptions, petitions and mediation."""

from petitions.models.letter import CaseLetter
from petitions.models.mediation import Mediation, MediationEvent, MediationFile
from petitions.models.petition import (
    DenouncerIdentity,
    IdentityRead,
    Petition,
    PetitionEvent,
    PetitionFile,
    PetitionHandler,
    PetitionParty,
)
from petitions.models.reception import Reception, ReceptionEvent, ReceptionFile, ReceptionParty

__all__ = [
    "CaseLetter",
    "DenouncerIdentity",
    "IdentityRead",
    "Mediation",
    "MediationEvent",
    "MediationFile",
    "Petition",
    "PetitionEvent",
    "PetitionFile",
    "PetitionHandler",
    "PetitionParty",
    "Reception",
    "ReceptionEvent",
    "ReceptionFile",
    "ReceptionParty",
]
