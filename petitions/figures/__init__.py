"""Figures of receptions, petitions and mediation."""

from petitions.figures.mediation import MEDIATION
from petitions.figures.petition import PROCESSING, SETTLEMENT
from petitions.figures.reception import RECEPTION
from songcong.core.figures import Basis, Groups, Values, tally

SECTIONS = (RECEPTION, PROCESSING, SETTLEMENT, MEDIATION)


def for_units(groups: Groups, basis: Basis) -> dict[int, Values]:
    """The figures of each unit by full key; raises FigureRefused."""
    return tally(SECTIONS, groups, basis)
