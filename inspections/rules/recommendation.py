"""By when a board's recommendation must be answered."""

from datetime import date

from songcong.core.law import Deadline, Law


def answer_key(board: str) -> str:
    """The norm within which a board's recommendation must be answered."""
    return f"{board}.recommendation_answer"


def answer_deadline(board: str, sent_on: date, law: Law) -> Deadline:
    """The last day for an answer, counted from the day sent; raises NormMissing."""
    return law.deadline(answer_key(board), sent_on)
