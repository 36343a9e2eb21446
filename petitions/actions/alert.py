"""A sender asks to be told of each step, and stops it again."""

from datetime import datetime

from django.core import signing
from django.db import transaction

from petitions.enums import AlertChannel, PetitionKind
from petitions.models import Petition, PetitionAlert
from petitions.notifications import STOP_SALT
from songcong.core.errors import Refused


@transaction.atomic
def follow(pk: int, channel: AlertChannel, address: str, *, at: datetime) -> PetitionAlert:
    """Tell this address of what happens to the petition from now on; an earlier one is replaced."""
    petition = Petition.objects.live().select_for_update(of=("self",)).get(pk=pk)
    if petition.kind == PetitionKind.DENUNCIATION:
        raise Refused("Đơn tố cáo không báo tin, để giữ kín người tố cáo.", code="closed")
    alert, _created = PetitionAlert.objects.update_or_create(
        petition=petition,
        channel=channel,
        defaults={"address": address, "since": at, "stopped_at": None},
    )
    return alert


def stop(pk: int, *, at: datetime) -> None:
    """Tell nobody any more of a petition."""
    PetitionAlert.objects.going().filter(petition=pk).update(stopped_at=at)


def alert_of(token: str) -> PetitionAlert | None:
    """The alert that the link of a mail names; nothing for a link that we did not write."""
    try:
        pk = signing.loads(token, salt=STOP_SALT)
    except signing.BadSignature:
        return None
    return PetitionAlert.objects.select_related("petition").filter(pk=pk).first()


def stop_by_link(alert: PetitionAlert, *, at: datetime) -> None:
    """Stop what the link names; pressed twice it stays as it was."""
    PetitionAlert.objects.going().filter(pk=alert.pk).update(stopped_at=at)
