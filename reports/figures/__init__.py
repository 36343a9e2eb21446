"""The figures of all apps together: composed here, counted there."""

from reports.figures.opening import Opened, figure_members, open_figure
from reports.figures.quarter import (
    READERS,
    QuarterFigures,
    UnitOfPeriod,
    city_units,
    quarter_figures,
    units_of,
)
from reports.figures.registry import INDICATORS, SECTIONS, Indicator, find, nest

__all__ = [
    "INDICATORS",
    "READERS",
    "SECTIONS",
    "Indicator",
    "Opened",
    "QuarterFigures",
    "UnitOfPeriod",
    "city_units",
    "figure_members",
    "find",
    "nest",
    "open_figure",
    "quarter_figures",
    "units_of",
]
