"""By when a board's recommendation must be answered."""

from datetime import date

from songcong.core.law import Deadline, Law


def answer_deadline(board: str, sent_on: date, law: Law) -> Deadline:
    """The last day for an answer, counted from the day sent; raises NormMissing."""
    return law.deadline(f"{board}.recommendation_answer", sent_on)
