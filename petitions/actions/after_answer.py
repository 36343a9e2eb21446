"""A sender rates the answer, or asks once to look again."""

from datetime import datetime

from django.db import transaction

from petitions.actions.step import take_senders_step
from petitions.enums import Satisfaction
from petitions.models import Petition, PetitionEvent, PetitionRating
from petitions.notifications import tell_office
from petitions.rules.after_answer import ASK_AGAIN, may_ask_again, may_rate
from petitions.rules.steps import Facts
from songcong.core.errors import Refused
from songcong.core.law import Law
from wards.actions.editing import day_of
from wards.enums import NoticeKind

RATED = "rate"


@transaction.atomic
def rate(pk: int, score: str, remark: str, *, at: datetime) -> PetitionRating:
    """Keep what the sender thinks of the answer; raises Refused where it is not the time."""
    petition = Petition.objects.live().select_for_update(of=("self",)).get(pk=pk)
    before = PetitionRating.objects.filter(petition=petition).first()
    today = day_of(at)
    if not may_rate(petition.kind, petition.status, before.rated_on if before else None, today):
        raise Refused("Đơn này chưa thể hoặc không còn đánh giá được.", code="not_now")
    rating = before or PetitionRating(petition=petition, rated_on=today)
    if (rating.score, rating.remark) == (score, remark.strip()):
        return rating
    rating.score, rating.remark, rating.rated_at = Satisfaction(score), remark.strip(), at
    rating.save()
    PetitionEvent.objects.create(
        petition=petition,
        at=at,
        verb=RATED,
        from_state=petition.status,
        to_state=petition.status,
        data={"said": Satisfaction(score).label},
    )
    told = {"step": f"người gửi đánh giá: {Satisfaction(score).label.lower()}"}
    tell_office(NoticeKind.PETITION_STEP, petition, by_id=None, at=at, data=told)
    return rating


@transaction.atomic
def ask_again(pk: int, reason: str, *, at: datetime, law: Law) -> Petition:
    """Take up the sender's one request to look again; raises Refused where it is too late."""
    petition = Petition.objects.live().select_for_update(of=("self",)).get(pk=pk)
    today = day_of(at)
    if not may_ask_again(petition.kind, petition.status, petition.resolved_on, today, law):
        raise Refused("Đơn này không còn đề nghị xem lại được.", code="not_now")
    return take_senders_step(petition, ASK_AGAIN, Facts(on=today, reason=reason), at=at, law=law)
