"""Whether the people's vote passed: so many of all households, by the matter and the day."""

from dataclasses import dataclass
from datetime import date

from songcong.core.norms import Norm, NormTable
from wards.enums import DecisionMatter

_SEGMENTS = {
    DecisionMatter.CONTRIBUTION: "contribution",
    DecisionMatter.COMMUNITY_FUNDS: "community_funds",
    DecisionMatter.CONVENTION: "convention",
    DecisionMatter.NEIGHBOURHOOD_HEAD: "neighbourhood_head",
    DecisionMatter.BOARD_MEMBER: "board_member",
    DecisionMatter.OTHER: "other",
}


@dataclass(frozen=True)
class Verdict:
    """The result of a vote and the norm that decided it."""

    passed: bool
    norm: Norm


def threshold_key(matter: int) -> str:
    """The norm that says how many households a matter needs."""
    return f"decision.threshold.{_SEGMENTS[DecisionMatter(matter)]}"


def verdict(
    *, matter: int, decided_on: date, votes_for: int, total_households: int, norms: NormTable
) -> Verdict:
    """Judge a vote by the law of its day, over all households; raises NormMissing."""
    norm = norms.resolve(threshold_key(matter), decided_on)
    return Verdict(norm.met_by(votes_for, total_households), norm)


def needed(total_households: int, norm: Norm) -> int:
    """The least number of households whose consent meets the threshold; of none, none."""
    if total_households <= 0:
        return 0
    least, most = 0, total_households
    while least < most:
        middle = (least + most) // 2
        if norm.met_by(middle, total_households):
            most = middle
        else:
            least = middle + 1
    return least
