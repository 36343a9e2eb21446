"""Tables of reports."""

from reports.models.completeness import NothingToReport, SheetReceived
from reports.models.report import QuarterlyReport, QuarterlyReportQuerySet
from reports.models.run import CompileRun

__all__ = [
    "CompileRun",
    "NothingToReport",
    "QuarterlyReport",
    "QuarterlyReportQuerySet",
    "SheetReceived",
]
