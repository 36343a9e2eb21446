"""Figures of a ward's life: disclosures, meetings, decisions."""

from songcong.core.figures import Basis, Groups, Values, tally
from wards.figures.decision import DECISIONS
from wards.figures.disclosure import DISCLOSURE
from wards.figures.meeting import MEETINGS

SECTIONS = (DISCLOSURE, MEETINGS, DECISIONS)


def for_units(groups: Groups, basis: Basis) -> dict[int, Values]:
    """The figures of each unit by full key; raises FigureRefused."""
    return tally(SECTIONS, groups, basis)
