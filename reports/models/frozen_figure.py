"""What a frozen figure was counted from: row ids and counted values, kept with the report."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from reports.models.report import QuarterlyReport
from wards.rules.reader import Reader


class FrozenFigureQuerySet(models.QuerySet["FrozenFigure"]):
    def visible_to(self, reader: Reader) -> "FrozenFigureQuerySet":
        """Those of the reports that the reader sees."""
        return self.filter(report__in=QuarterlyReport.objects.visible_to(reader))


class FrozenFigure(models.Model):
    """A count or a sum of a report with its rows, by day and id.

    ``counted`` says what each row adds to a sum and is empty for a count. ``frozen_at`` is a
    moment of the real clock, as the histories of rows have it.
    """

    report = models.ForeignKey(QuarterlyReport, on_delete=models.CASCADE, related_name="members")
    key = models.CharField(max_length=80)
    row_ids = ArrayField(models.BigIntegerField())
    counted = ArrayField(models.DecimalField(max_digits=20, decimal_places=4), null=True)
    frozen_at = models.DateTimeField()

    objects = FrozenFigureQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = (
            models.UniqueConstraint(fields=("report", "key"), name="frozen_figure_once"),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.key}"
