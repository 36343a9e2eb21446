"""What is known of a unit's topic in a period where no record speaks (decision 27)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from reports.enums import Topic
from reports.models.period_of import OfPeriod, OfPeriodQuerySet
from reports.models.report import READERS
from wards.models import Unit
from wards.rules.reader import Reader


class NothingToReportQuerySet(OfPeriodQuerySet["NothingToReport"]):
    def visible_to(self, reader: Reader) -> "NothingToReportQuerySet":
        """Whoever reads the figures of the unit."""
        return self.filter(unit__in=reader.units(*READERS))


class NothingToReport(OfPeriod):
    """A ward's word that nothing of a topic arose in the period."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField("nội dung", max_length=20, choices=Topic)
    said_at = models.DateTimeField("lúc")
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = NothingToReportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = (
            models.UniqueConstraint(
                fields=("unit", "scheme", "period_kind", "year", "n", "topic"),
                name="nothing_to_report_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.period.code} {self.topic}"


class SheetReceivedQuerySet(OfPeriodQuerySet["SheetReceived"]):
    """Sheets by period; read when a report is compiled, never shown."""


class SheetReceived(OfPeriod):
    """A register sheet that came in for a unit and a period, whatever rows it held."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField("nội dung", max_length=20, choices=Topic)
    received_at = models.DateTimeField("lúc")

    objects = SheetReceivedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = (
            models.UniqueConstraint(
                fields=("unit", "scheme", "period_kind", "year", "n", "topic"),
                name="sheet_received_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.period.code} {self.topic}"
