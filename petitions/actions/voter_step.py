"""Answer what voters asked, or pass it on to the body in charge."""

from datetime import date, datetime

from django.db import transaction

from petitions.access import voter_steps
from petitions.models import VoterPetition, VoterPetitionEvent
from petitions.rules.voter import VOTER, VoterStep, changes_of
from songcong.core.errors import Refused
from songcong.core.workflow import Transition
from wards.access import demand
from wards.actions.editing import day_of, locked, touch
from wards.models import User, reader_for

_MISSING = {
    "document": "Phải ghi số, ký hiệu văn bản trả lời.",
    "answer": "Phải ghi nội dung trả lời.",
    "planned_on": "Phải ghi lộ trình: ngày sẽ giải quyết xong.",
    "body": "Phải ghi cơ quan nhận kiến nghị.",
    "reason": "Phải ghi lý do chuyển.",
}


@transaction.atomic
def take_voter_step(
    pk: int, verb: str, step: VoterStep, *, version: int, by: User, at: datetime
) -> VoterPetition:
    """Do what the verb's row says: its facts, the state it leads to, its article.

    Raises Refused where the table has no such step now, something it requires is missing or the
    day contradicts the case; Conflict when somebody saved it since ``version``.
    """
    rows = VoterPetition.objects.select_related("unit")
    case = locked(rows, pk, version=version)
    row = VOTER.find(case.status, verb)
    demand(row in voter_steps(reader_for(by, day_of(at)), case))
    _refuse_missing(row, step)
    _refuse_days(case, step, day_of(at))
    came_from = case.status
    for name, value in changes_of(verb, case, step).items():
        setattr(case, name, value)
    case.status = row.target
    touch(case)
    case.save()
    VoterPetitionEvent.objects.create(
        petition=case,
        at=at,
        by=by,
        verb=verb,
        from_state=came_from,
        to_state=case.status,
        reason=step.reason,
        article=row.article,
        data={
            "on": step.on.isoformat(),
            "paper": step.document,
            "office": step.body,
            "said": step.answer,
        },
    )
    return case


def _refuse_missing(row: Transition, step: VoterStep) -> None:
    for name in row.requires:
        if not getattr(step, name):
            raise Refused(_MISSING[name], field=name)


def _refuse_days(case: VoterPetition, step: VoterStep, today: date) -> None:
    if step.on > today:
        raise Refused("Ngày ghi chưa tới.", field="on")
    for day, title in (
        (case.received_on, "ngày nhận kiến nghị"),
        (case.passed_on, "ngày chuyển"),
        (case.answered_on, "ngày trả lời trước"),
    ):
        if day is not None and step.on < day:
            raise Refused(f"Ngày ghi đứng trước {title}.", field="on")
    if step.planned_on is not None and step.planned_on <= step.on:
        raise Refused("Lộ trình phải sau ngày trả lời.", field="planned_on")
