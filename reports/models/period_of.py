"""The columns by which a row belongs to a reporting period."""

from typing import Any, Self, TypeVar

from django.db import models

from songcong.core.periods import Kind, Period, Scheme

R_co = TypeVar("R_co", bound="OfPeriod", covariant=True)


class OfPeriodQuerySet(models.QuerySet[R_co]):
    def of(self, period: Period) -> Self:
        return self.filter(**period_fields(period))


class OfPeriod(models.Model):
    """A row about one period of one scheme."""

    scheme = models.CharField(
        max_length=20, choices=[(scheme.value, scheme.value) for scheme in Scheme]
    )
    period_kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in Kind]
    )
    year = models.PositiveSmallIntegerField("năm")
    n = models.PositiveSmallIntegerField("kỳ")

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        return Period(Scheme(self.scheme), Kind(self.period_kind), self.year, self.n)


def period_fields(period: Period) -> dict[str, Any]:
    """A period as column values."""
    return {
        "scheme": period.scheme.value,
        "period_kind": period.kind.value,
        "year": period.year,
        "n": period.n,
    }
