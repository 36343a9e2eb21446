"""The figures of all apps together: composed here, counted there."""

from reports.figures.beside import beside_figures
from reports.figures.opening import (
    Opened,
    OpenedLine,
    Page,
    Part,
    every_line,
    figure_members,
    open_figure,
)
from reports.figures.quarter import (
    READERS,
    QuarterFigures,
    UnitOfPeriod,
    city_units,
    city_units_of,
    count_units,
    everyone,
    present_units,
    quarter_figures,
    recent_quarters,
    steered_units,
    units_of,
    units_of_each,
)
from reports.figures.registry import BESIDE, INDICATORS, SECTIONS, Indicator, find, flat, nest

__all__ = [
    "BESIDE",
    "INDICATORS",
    "READERS",
    "SECTIONS",
    "Indicator",
    "Opened",
    "OpenedLine",
    "Page",
    "Part",
    "QuarterFigures",
    "UnitOfPeriod",
    "beside_figures",
    "city_units",
    "city_units_of",
    "count_units",
    "every_line",
    "everyone",
    "figure_members",
    "find",
    "flat",
    "nest",
    "open_figure",
    "present_units",
    "quarter_figures",
    "recent_quarters",
    "steered_units",
    "units_of",
    "units_of_each",
]
