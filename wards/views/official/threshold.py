"""A vote against the threshold of its day, as a sentence and a bar show it."""

from dataclasses import dataclass

from songcong.core.norms import Norm, NormMissing
from wards.calendar import norm_table
from wards.forms.decision import DecisionForm
from wards.forms.desk import DeskForm
from wards.rules.voting import needed, verdict

WIDTH = 400


@dataclass(frozen=True)
class Threshold:
    """Votes for, of how many, how many were needed; without a norm the result is open."""

    votes_for: int
    total: int
    norm: Norm | None = None
    passed: bool = False
    needed: int = 0

    @property
    def share(self) -> int:
        """Percent of all households that voted for it, rounded down."""
        return self.votes_for * 100 // self.total if self.total else 0

    @property
    def filled(self) -> int:
        """How far the bar is filled."""
        return min(WIDTH, self.votes_for * WIDTH // self.total) if self.total else 0

    @property
    def mark(self) -> int:
        """Where the threshold stands on the bar."""
        return int(WIDTH * self.norm.share) if self.norm else 0


def threshold_of(form: DeskForm) -> Threshold | None:
    """What follows from the votes typed; nothing before they can be read."""
    vote = form.vote() if isinstance(form, DecisionForm) else None
    if vote is None:
        return None
    votes_for, total = vote["votes_for"], vote["total_households"]
    try:
        judged = verdict(**vote, norms=norm_table())
    except NormMissing:
        return Threshold(votes_for, total)
    return Threshold(votes_for, total, judged.norm, judged.passed, needed(total, judged.norm))
