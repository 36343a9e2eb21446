"""What the list of published reports can be narrowed by."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms

from reports.enums import ReportForm
from reports.models.report import QuarterlyReportQuerySet
from songcong.core.periods import Period
from wards.filters.register import Pick, any_of
from wards.models import Unit

CITY = "thanh-pho"


class PublicationFilter(forms.Form):
    """Quarter and unit; what is not offered narrows nothing and says so."""

    quy = Pick((), "Quý")
    don_vi = Pick((), "Đơn vị")

    def __init__(
        self, data: Mapping[str, Any], periods: Collection[Period], units: Mapping[int, Unit]
    ) -> None:
        super().__init__(data)
        quarters = [(period.code, period.label) for period in periods]
        issuers = [(CITY, "Thành phố"), *((pk, str(unit)) for pk, unit in units.items())]
        self.fields["quy"].choices = any_of(quarters)  # type: ignore[attr-defined]  # ChoiceFields
        self.fields["don_vi"].choices = any_of(issuers)  # type: ignore[attr-defined]
        self.periods = {period.code: period for period in periods}
        self.full_clean()

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return any(self.cleaned_data.values())

    def narrow(self, rows: QuarterlyReportQuerySet) -> QuarterlyReportQuerySet:
        """The reports asked for."""
        quarter, issuer = self.cleaned_data.get("quy"), self.cleaned_data.get("don_vi")
        if quarter:
            rows = rows.of(self.periods[quarter])
        if issuer == CITY:
            return rows.filter(form=ReportForm.CITY)
        return rows.filter(unit=issuer) if issuer else rows
