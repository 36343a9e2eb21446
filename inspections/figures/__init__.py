"""Figures of the two boards."""

from inspections.enums import Board
from inspections.figures.board import board_section
from songcong.core.figures import Basis, Groups, Pillar, Values, tally

INSPECTION = board_section(Board.INSPECTION, Pillar.INSPECT)
INVESTMENT = board_section(Board.INVESTMENT, Pillar.SUPERVISE)
SECTIONS = (INSPECTION, INVESTMENT)


def for_units(groups: Groups, basis: Basis) -> dict[int, Values]:
    """The figures of each unit by full key; raises FigureRefused."""
    return tally(SECTIONS, groups, basis)
