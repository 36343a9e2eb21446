"""A quarter being compiled: who asked for it, and its reports."""

from django.conf import settings
from django.db import models

from reports.models.period_of import OfPeriod, OfPeriodQuerySet


class CompileRunQuerySet(OfPeriodQuerySet["CompileRun"]):
    """Runs by period."""


class CompileRun(OfPeriod):
    """One request to compile a period; its progress is the state of its reports."""

    day = models.DateField("số liệu đến ngày")
    requested_at = models.DateTimeField("yêu cầu lúc")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CompileRunQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.period.code} #{self.pk}"
