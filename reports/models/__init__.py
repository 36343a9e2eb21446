"""Tables of reports."""

from reports.models.completeness import NothingToReport, SheetReceived
from reports.models.frozen_figure import FrozenFigure
from reports.models.report import QuarterlyReport, QuarterlyReportQuerySet, ReportEvent
from reports.models.run import CompileRun
from reports.models.stored_figures import FigureTouch, StoredFigures

__all__ = [
    "CompileRun",
    "FigureTouch",
    "FrozenFigure",
    "NothingToReport",
    "QuarterlyReport",
    "QuarterlyReportQuerySet",
    "ReportEvent",
    "SheetReceived",
    "StoredFigures",
]
