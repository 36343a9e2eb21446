"""Figures of receptions, petitions and mediation."""

from collections.abc import Iterable

from petitions.figures.channel import CHANNELS, SUBJECTS
from petitions.figures.extension import EXTENSIONS
from petitions.figures.hot_spot_cases import HOT_SPOT_CASES
from petitions.figures.leader_week import LEADER_DAYS
from petitions.figures.mediation import MEDIATION
from petitions.figures.official_form import FORM_SECTIONS, LEFT_OUT
from petitions.figures.petition import PROCESSING, SETTLEMENT
from petitions.figures.reception import RECEPTION
from petitions.figures.satisfaction import SATISFACTION
from petitions.figures.team import MEDIATION_TEAMS
from petitions.figures.voter import VOTERS
from petitions.models.sealing import closed_since
from songcong.core.figures import Basis, Groups, Section, Values, tally

__all__ = (
    "BESIDE",
    "FORM_SECTIONS",
    "LEFT_OUT",
    "SECTIONS",
    "closed_since",
    "for_units",
    "sections_for_units",
)
SECTIONS = (RECEPTION, PROCESSING, SETTLEMENT, MEDIATION)
BESIDE = (
    LEADER_DAYS,
    VOTERS,
    MEDIATION_TEAMS,
    EXTENSIONS,
    CHANNELS,
    SUBJECTS,
    HOT_SPOT_CASES,
    SATISFACTION,
)
"""Sections that pages and reports tell beside those of the contract."""


def for_units(groups: Groups, basis: Basis) -> dict[int, Values]:
    """The figures of each unit by full key; raises FigureRefused."""
    return tally(SECTIONS, groups, basis)


def sections_for_units(
    sections: Iterable[Section], groups: Groups, basis: Basis
) -> dict[int, Values]:
    """Figures beside the contract's, of each unit by full key; raises FigureRefused."""
    return tally(sections, groups, basis)
