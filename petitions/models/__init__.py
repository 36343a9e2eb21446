"""Tables of receptions, petitions and mediation."""

from petitions.models.alert import PetitionAlert
from petitions.models.answer_template import AnswerTemplate
from petitions.models.claim import PetitionClaim
from petitions.models.filing import FilingFile, OnlineFiling
from petitions.models.letter import CaseLetter
from petitions.models.link import PetitionLink
from petitions.models.mediation import Mediation, MediationEvent, MediationFile
from petitions.models.mediation_case import MediationCase, MediationParty, MediationSession
from petitions.models.party import parties_of_petitions, parties_of_receptions
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
from petitions.models.publication import AnswerPublication
from petitions.models.rating import PetitionRating
from petitions.models.reception import Reception, ReceptionEvent, ReceptionFile, ReceptionParty
from petitions.models.reception_result import ReceptionResult
from petitions.models.team import (
    MediationTeam,
    MediationTeamEvent,
    MediationTeamFile,
    Mediator,
    MediatorEvent,
    MediatorFile,
)
from petitions.models.timetable import (
    BookingParty,
    LeaderWeek,
    LeaderWeekEvent,
    ReceptionBooking,
    ReceptionSlot,
    ReceptionSlotEvent,
    ReceptionSlotFile,
    SlotChange,
)
from petitions.models.voter import (
    VoterParty,
    VoterPetition,
    VoterPetitionEvent,
    VoterPetitionFile,
)

__all__ = [
    "AnswerPublication",
    "AnswerTemplate",
    "BookingParty",
    "CaseLetter",
    "DenouncerIdentity",
    "FilingFile",
    "IdentityRead",
    "LeaderWeek",
    "LeaderWeekEvent",
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
    "OnlineFiling",
    "Petition",
    "PetitionAlert",
    "PetitionClaim",
    "PetitionEvent",
    "PetitionFile",
    "PetitionHandler",
    "PetitionLink",
    "PetitionParty",
    "PetitionProposal",
    "PetitionRating",
    "Reception",
    "ReceptionBooking",
    "ReceptionEvent",
    "ReceptionFile",
    "ReceptionParty",
    "ReceptionResult",
    "ReceptionSlot",
    "ReceptionSlotEvent",
    "ReceptionSlotFile",
    "SlotChange",
    "VoterParty",
    "VoterPetition",
    "VoterPetitionEvent",
    "VoterPetitionFile",
    "parties_of_petitions",
    "parties_of_receptions",
]
