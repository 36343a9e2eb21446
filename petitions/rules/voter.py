"""What voters asked of their deputies: how it goes on until it is answered, and by when."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from petitions.enums import CouncilLevel
from petitions.enums import VoterStatus as Status
from songcong.core.checks import not_before
from songcong.core.law import Deadline, Law
from songcong.core.norms import NormMissing
from songcong.core.workflow import Transition, Workflow
from wards.rules.reader import WARD_OFFICE

KEY = "petition.settle.voter"
PASSED_ON_WITHIN = "petition.pass_on_voter"
ARTICLE = "Quyết định 33/2017/QĐ-TTg, sửa đổi tại Quyết định 30/2020/QĐ-TTg; quy chế của địa phương"
VOTER_CHECKS = (not_before("received_on", "collected_on"),)
VOTER_TITLES = {"collected_on": "Ngày tiếp xúc cử tri", "received_on": "Ngày nhận kiến nghị"}

WAITING = frozenset({Status.RECEIVED.value, Status.PASSED_ON.value})
PROMISED = frozenset({Status.IN_PROGRESS.value, Status.PLANNED.value})
FINISHED = frozenset({Status.SETTLED.value, Status.EXPLAINED.value})
_ANSWER = ("on", "document", "answer")


def _row(
    verb: str, label: str, sources: frozenset[str], target: Status, *requires: str
) -> Transition:
    return Transition(
        verb, label, sources, target.value, frozenset(WARD_OFFICE), ARTICLE, ("on", *requires)
    )


VOTER = Workflow(
    "voter",
    (
        _row("settle", "Đã giải quyết xong", WAITING | PROMISED, Status.SETTLED, *_ANSWER[1:]),
        _row(
            "start",
            "Đang giải quyết",
            WAITING | {Status.PLANNED.value},
            Status.IN_PROGRESS,
            *_ANSWER[1:],
        ),
        _row(
            "plan",
            "Sẽ giải quyết",
            WAITING | {Status.IN_PROGRESS.value},
            Status.PLANNED,
            *_ANSWER[1:],
            "planned_on",
        ),
        _row("explain", "Giải trình", WAITING | PROMISED, Status.EXPLAINED, *_ANSWER[1:]),
        _row("pass_on", "Chuyển cơ quan khác", WAITING, Status.PASSED_ON, "body", "reason"),
    ),
)


@dataclass(frozen=True)
class VoterStep:
    """What the official says when taking a step.

    ``document`` is the number of the answer, ``planned_on`` the day to which the road map leads,
    ``body`` to whom it was passed on and ``reason`` why.
    """

    on: date
    document: str = ""
    answer: str = ""
    planned_on: date | None = None
    body: str = ""
    reason: str = ""


class Answered(Protocol):
    """What voters asked, as far as it was answered."""

    @property
    def answered_on(self) -> date | None: ...


def changes_of(verb: str, case: Answered, step: VoterStep) -> dict[str, object]:
    """The fields that a step sets; the day of the first answer stays."""
    if verb == "pass_on":
        return {"passed_on": step.on, "body": step.body}
    finished = VOTER_ENDS[verb]
    return {
        "answered_on": case.answered_on or step.on,
        "answer_document": step.document,
        "answer": step.answer,
        "planned_on": step.planned_on if verb == "plan" else None,
        "settled_on": step.on if finished else None,
    }


VOTER_ENDS = {"settle": True, "explain": True, "start": False, "plan": False}
"""Whether the answer of a verb is the last word."""


def norm_key(level: str) -> str:
    """The norm of a level: the National Assembly's own, or the one that a province set."""
    return KEY if level == CouncilLevel.NATIONAL else f"{KEY}.{level}"


def passing_on_deadline(received_on: date, law: Law) -> Deadline | None:
    """By when a request is passed on that another body must answer.

    Five working days (Decision 30/2020/QĐ-TTg); nothing before there was such a rule.
    """
    try:
        return law.deadline(PASSED_ON_WITHIN, received_on)
    except NormMissing:
        return None


def answer_deadline(level: str, received_on: date, law: Law) -> Deadline | None:
    """By when voters are to be answered.

    Sixty days for what the National Assembly sends on (Decision 30/2020/QĐ-TTg); for other
    councils whatever a rule of their own gives, nothing where the table has none.
    """
    try:
        return law.deadline(norm_key(level), received_on)
    except NormMissing:
        return None
