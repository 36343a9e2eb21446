"""Take a case in hand for a while, so that two people do not do the same work."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localtime

from petitions.access import may
from petitions.models import Petition, PetitionClaim
from songcong.core.errors import Refused
from songcong.core.law import Law
from wards.access import demand
from wards.actions.editing import day_of
from wards.models import User, reader_for

CLAIM = "petition.claim"


@transaction.atomic
def claim(pk: int, *, by: User, at: datetime, law: Law) -> PetitionClaim:
    """Hold the case for the hours of the norm; Refused while somebody else holds it."""
    petition = _held(pk, by, at)
    standing = PetitionClaim.objects.select_related("user").filter(petition=petition).first()
    if standing is not None and standing.until > at and standing.user_id != by.pk:
        raise Refused(
            f"{standing.user} đang giữ vụ việc này đến {localtime(standing.until):%H:%M %d/%m}.",
            code="claimed",
        )
    hours = int(law.norms.resolve(CLAIM, day_of(at)).value)
    held, _ = PetitionClaim.objects.update_or_create(
        petition=petition,
        defaults={"user": by, "claimed_at": at, "until": at + timedelta(hours=hours)},
    )
    return held


@transaction.atomic
def release(pk: int, *, by: User, at: datetime) -> None:
    """Let go of the case; Refused where it is not held by this person."""
    petition = _held(pk, by, at)
    gone, _ = PetitionClaim.objects.filter(petition=petition, user=by).delete()
    if not gone:
        raise Refused("Bạn không giữ vụ việc này.", code="not_claimed")


def _held(pk: int, by: User, at: datetime) -> Petition:
    petition = Petition.objects.select_for_update(of=("self",)).get(pk=pk)
    demand(may(reader_for(by, day_of(at)), "edit", petition))
    return petition
