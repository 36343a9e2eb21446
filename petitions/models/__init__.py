"""Tables of receptions, petitions and mediation."""

from petitions.models.claim import PetitionClaim
from petitions.models.letter import CaseLetter
from petitions.models.link import PetitionLink
from petitions.models.mediation import Mediation, MediationEvent, MediationFile
from petitions.models.mediation_case import MediationCase, MediationParty, MediationSession
from petitions.models.petition import (
    DenouncerIdentity,
    IdentityRead,
    Petition,
    PetitionEvent,
    PetitionFile,
    PetitionHandler,
    PetitionParty,
)
from petitions.models.proposal import PetitionProposal
from petitions.models.reception import Reception, ReceptionEvent, ReceptionFile, ReceptionParty
from petitions.models.team import (
    MediationTeam,
    MediationTeamEvent,
    MediationTeamFile,
    Mediator,
    MediatorEvent,
    MediatorFile,
)
from petitions.models.voter import (
    VoterParty,
    VoterPetition,
    VoterPetitionEvent,
    VoterPetitionFile,
)

__all__ = [
    "CaseLetter",
    "DenouncerIdentity",
    "IdentityRead",
    "Mediation",
    "MediationCase",
    "MediationEvent",
    "MediationFile",
    "MediationParty",
    "MediationSession",
    "MediationTeam",
    "MediationTeamEvent",
    "MediationTeamFile",
    "Mediator",
    "MediatorEvent",
    "MediatorFile",
    "Petition",
    "PetitionClaim",
    "PetitionEvent",
    "PetitionFile",
    "PetitionHandler",
    "PetitionLink",
    "PetitionParty",
    "PetitionProposal",
    "Reception",
    "ReceptionEvent",
    "ReceptionFile",
    "ReceptionParty",
    "VoterParty",
    "VoterPetition",
    "VoterPetitionEvent",
    "VoterPetitionFile",
]
