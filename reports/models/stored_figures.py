"""Figures kept ready for the pages, and the mark that records have changed since."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from reports.models.period_of import OfPeriod, OfPeriodQuerySet
from wards.models import Unit


class StoredFiguresQuerySet(OfPeriodQuerySet["StoredFigures"]):
    def untouched(self) -> "StoredFiguresQuerySet":
        """Rows of units none of whose records has changed since they were counted."""
        touches = FigureTouch.objects.filter(unit=models.OuterRef("unit"))
        return self.filter(~models.Exists(touches))


class StoredFigures(OfPeriod):
    """Counts and sums of one unit, predecessors apart, in one period, as of one day.

    Nothing is known by this row alone: it repeats what the records say, is compared with them
    every night, and may be deleted at any time.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    as_of = models.DateField("tính đến ngày")
    counted_at = models.DateTimeField("tính lúc")
    values = models.JSONField("số liệu", encoder=DjangoJSONEncoder)
    differed_at = models.DateTimeField("thấy lệch với sổ lúc", null=True)

    objects = StoredFiguresQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "scheme", "period_kind", "year", "n"), name="figures_stored_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.period.code}"


class FigureTouch(models.Model):
    """A record, norm or day off behind the unit's figures has changed.

    Written by triggers in the transaction of the change (migration 0002); a row each time, so
    that two who save at once never wait for each other. The job that counts deletes the rows
    that it had seen before it counted.
    """

    unit = models.ForeignKey(
        Unit, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.unit_id)
