"""What of a unit's petitions, receptions and mediation goes on in the unit that follows it."""

from petitions.models import (
    Mediation,
    MediationTeam,
    Mediator,
    Petition,
    Reception,
    ReceptionResult,
)
from petitions.models.mediation import MediationQuerySet
from petitions.models.petition import PetitionQuerySet
from petitions.models.reception import ReceptionQuerySet
from petitions.models.team import MediationTeamQuerySet, MediatorQuerySet
from petitions.models.voter import VoterPetitionQuerySet
from petitions.obligations.voter import unanswered
from petitions.rules.workflow import ENDS
from songcong.core.open_work import goes_on
from wards.rules.reader import WARD_OFFICE
from wards.rules.rights import WRITERS


@goes_on("đơn thư", *WARD_OFFICE)
def petitions() -> PetitionQuerySet:
    """Cases that have not come to their end."""
    return Petition.objects.live().exclude(status__in=ENDS)


@goes_on("lượt tiếp công dân còn phải trả lời", *WARD_OFFICE)
def receptions() -> ReceptionQuerySet:
    """Receptions after which an answer was promised and not given yet."""
    owed = ReceptionResult.objects.filter(answered_on__isnull=True, due_on__isnull=False)
    return Reception.objects.live().filter(result__in=owed)


@goes_on("kiến nghị cử tri", *WRITERS["voter"])
def voter_petitions() -> VoterPetitionQuerySet:
    """Requests of voters that nobody answered yet."""
    return unanswered()


@goes_on("vụ hòa giải", *WRITERS["mediation"])
def mediations() -> MediationQuerySet:
    """Cases that have not ended."""
    return Mediation.objects.live().filter(ended_on__isnull=True)


@goes_on("tổ hòa giải", *WRITERS["team"])
def teams() -> MediationTeamQuerySet:
    """Teams that have not ended."""
    return MediationTeam.objects.live().filter(ended_on__isnull=True)


@goes_on("hòa giải viên", *WRITERS["mediator"])
def mediators() -> MediatorQuerySet:
    """Mediators in office."""
    return Mediator.objects.live().filter(ended_on__isnull=True)
