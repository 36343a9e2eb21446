"""May this person press this button on a petition? One answer for pages, API and actions."""

from petitions.enums import PetitionKind
from petitions.models import Petition, PetitionHandler, VoterPetition
from petitions.rules.steps import hindrance
from petitions.rules.voter import VOTER
from petitions.rules.workflow import FINAL, workflow_of
from songcong.core.second_factor import demands_second_factor
from songcong.core.workflow import Transition
from wards.access import may as may_write_record
from wards.rules.reader import Reader
from wards.rules.rights import WRITE_VERBS

NAME_HANDLER, REVEAL, ATTACH, APPROVE = "name_handler", "reveal", "attach", "approve"
REMIND = "remind"
NAMED_BY = "ward_chair"


def is_handler(reader: Reader, petition: Petition) -> bool:
    """Whether the case was given to the reader by name."""
    return PetitionHandler.objects.filter(petition=petition, user=reader.user_id).exists()


@demands_second_factor
def handles_denunciations(user_id: int) -> bool:
    """Whether an open denunciation was given to the person by name (decision 17)."""
    rows = PetitionHandler.objects.filter(user=user_id, petition__kind=PetitionKind.DENUNCIATION)
    return (
        rows.filter(petition__cancelled_at__isnull=True)
        .exclude(petition__status__in=FINAL)
        .exists()
    )


def opens(reader: Reader, petition: Petition) -> bool:
    """Whether the content is open to an office of the unit: a denunciation only by name."""
    return petition.kind != PetitionKind.DENUNCIATION or is_handler(reader, petition)


def steps(reader: Reader, petition: Petition) -> tuple[Transition, ...]:
    """What the reader may do next with the case, in the order of its workflow table."""
    rows = steps_of_opened(reader, petition)
    return rows if rows and opens(reader, petition) else ()


def steps_of_opened(reader: Reader, petition: Petition) -> tuple[Transition, ...]:
    """The same of a case of which it is known that the reader may open it."""
    if petition.is_cancelled:
        return ()
    table = workflow_of(petition.kind, petition.instance)
    rows = table.available(petition.status, reader.roles_in(petition.office_id))
    return tuple(row for row in rows if not hindrance(row.verb, petition))


def may(reader: Reader, verb: str, petition: Petition) -> bool:
    """Whether the reader may do this to the case now."""
    if petition.is_cancelled:
        return False
    if verb == NAME_HANDLER:
        return reader.may_act(petition.office_id, NAMED_BY)
    if verb in {APPROVE, REMIND}:
        return reader.may_act(petition.office_id, NAMED_BY) and opens(reader, petition)
    if verb == REVEAL:
        return petition.kind == PetitionKind.DENUNCIATION and is_handler(reader, petition)
    if verb == ATTACH:
        verb = "edit"
    if verb in WRITE_VERBS:
        return may_write_record(reader, verb, petition) and opens(reader, petition)
    return any(row.verb == verb for row in steps(reader, petition))


def voter_steps(reader: Reader, case: VoterPetition) -> tuple[Transition, ...]:
    """What the reader may do next with what voters asked."""
    if case.is_cancelled:
        return ()
    return VOTER.available(case.status, reader.roles_in(case.office_id))
