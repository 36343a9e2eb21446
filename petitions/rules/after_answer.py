"""What a sender may do once the answer is there: rate it, ask once to look again."""

from datetime import date, timedelta
from typing import Final

from petitions.enums import PetitionKind
from petitions.rules.workflow import SETTLED, workflow_of
from songcong.core.law import Law
from songcong.core.norms import NormMissing

ASK_AGAIN: Final = "ask_again"
ASK_AGAIN_WITHIN: Final = "petition.ask_again_within"
CHANGED_WITHIN: Final = timedelta(days=30)
"""How long a rating may be changed by whoever gave it."""


def may_rate(kind: str, status: str, rated_on: date | None, today: date) -> bool:
    """Whether the sender may rate the answer, or still change what was said of it."""
    if kind == PetitionKind.DENUNCIATION or status not in SETTLED:
        return False
    return rated_on is None or today <= rated_on + CHANGED_WITHIN


def asks_again(kind: str, status: str) -> bool:
    """Whether a case of the kind, so far on, may be asked for to be looked at again.

    Of feedback alone: a complaint goes on to the second time (Law on Complaints 02/2011/QH13,
    Article 7).
    """
    if kind != PetitionKind.FEEDBACK:
        return False
    rows = workflow_of(kind).transitions
    return any(row.verb == ASK_AGAIN and status in row.sources for row in rows)


def may_ask_again(kind: str, status: str, resolved_on: date | None, today: date, law: Law) -> bool:
    """Whether the sender may ask today; within the norm, never where no norm says how long."""
    if resolved_on is None or today < resolved_on or not asks_again(kind, status):
        return False
    try:
        return today <= law.deadline(ASK_AGAIN_WITHIN, resolved_on).due_on
    except NormMissing:
        return False
