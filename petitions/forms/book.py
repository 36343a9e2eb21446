"""What is asked for when an official book is printed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from songcong.core.fields import VietnameseDateField
from wards.models import Unit


class BookForm(forms.Form):
    """Whose book and of which days."""

    don_vi = forms.ModelChoiceField(
        label="Đơn vị", queryset=Unit.objects.none(), required=False, empty_label=None
    )
    tu = VietnameseDateField(label="Từ ngày", required=False, help_text="")
    den = VietnameseDateField(label="Đến ngày", required=False, help_text="")

    def __init__(
        self, data: Mapping[str, Any] | None, *, units: Mapping[int, Unit], today: date
    ) -> None:
        first = {"tu": date(today.year, 1, 1), "den": today}
        super().__init__(data, initial=first)
        if len(units) > 1:
            self.fields["don_vi"].queryset = Unit.objects.filter(pk__in=units).listed()  # type: ignore[attr-defined]  # a ModelChoiceField
        else:
            del self.fields["don_vi"]


class DayForm(forms.Form):
    """Which day is looked at."""

    ngay = VietnameseDateField(label="Ngày", required=False, help_text="")
