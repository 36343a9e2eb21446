"""Write down how a reception was held, refused, concluded and answered."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from petitions.enums import RefusalGround
from petitions.models import Reception, ReceptionEvent, ReceptionResult
from petitions.rules.representatives import CITATION, representatives
from petitions.rules.timetable import ANSWER_WITHIN
from songcong.core.errors import Refused
from songcong.core.norms import NormMissing
from wards.access import demand, may
from wards.actions.editing import day_of, locked, set_facts
from wards.calendar import law
from wards.models import User, reader_for


@dataclass(frozen=True)
class ResultFacts:
    """What came of a reception."""

    mode: str = ""
    delegated: bool = False
    representatives: int | None = None
    refusal_ground: str = ""
    refusal_document: str = ""
    conclusion_document: str = ""
    concluded_on: date | None = None
    must_answer: bool = False
    answered_on: date | None = None
    answer_document: str = ""


@transaction.atomic
def set_result(pk: int, facts: ResultFacts, *, version: int, by: User, at: datetime) -> Reception:
    """Write the result down; an answer is due by the norm of the day of the reception."""
    reception = locked(Reception.objects.select_related("unit"), pk, version=version)
    demand(may(reader_for(by, day_of(at)), "edit", reception, "reception"))
    _refuse(reception, facts, day_of(at))
    result = ReceptionResult.objects.filter(reception=reception).first() or ReceptionResult(
        reception=reception
    )
    changed = set_facts(result, facts)
    result.due_on, result.due_citation = (
        _due(reception.received_on) if facts.must_answer else (None, "")
    )
    result.save()
    if changed:
        reception.version += 1
        reception.save(update_fields=["version"])
        ReceptionEvent.objects.create(
            reception=reception, verb="result", by=by, at=at, data={"changed": changed}
        )
    return reception


def _due(received_on: date) -> tuple[date | None, str]:
    try:
        deadline = law().deadline(ANSWER_WITHIN, received_on)
    except NormMissing:
        return None, ""
    return deadline.due_on, deadline.norm.citation


IN_WRITING = {
    RefusalGround.SETTLED.value: (
        "Vụ việc đã giải quyết đúng pháp luật thì từ chối tiếp phải bằng văn bản "
        "(Luật Tiếp công dân Điều 9 khoản 3)."
    ),
    RefusalGround.OTHER.value: "Từ chối vì trường hợp khác phải có thông báo nêu rõ căn cứ.",
}
"""Grounds of refusal that ask for a paper, and what is said where it is missing."""


def _refuse(reception: Reception, facts: ResultFacts, today: date) -> None:
    """Days in order, as many speakers as the decree allows, a refusal in writing."""
    for field in ("concluded_on", "answered_on"):
        day: date | None = getattr(facts, field)
        if day is not None and day > today:
            raise Refused("Ngày ghi chưa tới.", field=field)
        if day is not None and day < reception.received_on:
            raise Refused("Ngày ghi đứng trước ngày tiếp.", field=field)
    if facts.answered_on and not facts.answer_document:
        raise Refused("Phải ghi số, ký hiệu văn bản trả lời.", field="answer_document")
    if facts.concluded_on and not facts.conclusion_document:
        raise Refused("Phải ghi số, ký hiệu thông báo kết luận.", field="conclusion_document")
    if facts.refusal_ground in IN_WRITING and not facts.refusal_document:
        raise Refused(IN_WRITING[facts.refusal_ground], field="refusal_document")
    speakers = representatives(reception.persons)
    if speakers and facts.representatives and facts.representatives > speakers.most:
        raise Refused(
            f"Đoàn {reception.persons} người cử nhiều nhất {speakers.most} đại diện ({CITATION}).",
            field="representatives",
        )
