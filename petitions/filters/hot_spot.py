"""Which hot spots are asked for: of which unit and kind, as of which day."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms

from petitions.rules.hot_spots import RULES, Kind
from songcong.core.errors import Refused
from songcong.core.fields import VietnameseDateField
from songcong.core.periods import Period, parse_quarter, quarter_of, window
from songcong.core.vietnamese import upper_first
from wards.filters.register import Pick, any_of
from wards.models import Unit

OFFERED: Final = 9


def quarters_before(today: date) -> list[Period]:
    """The quarters that may be picked, the running one first."""
    quarters = [quarter_of(today)]
    while len(quarters) < OFFERED:
        quarters.append(quarters[-1].previous())
    return quarters


class HotSpotFilter(forms.Form):
    """``?quy=&ngay=&don_vi=&loai=``; what is wrong narrows nothing.

    A day goes before the quarter; a quarter means its last day, or today while it runs.
    """

    quy = Pick((), "Quý báo cáo")
    ngay = VietnameseDateField(label="Hoặc tính đến hết ngày", required=False, help_text="")
    don_vi = Pick((), "Đơn vị")
    loai = Pick([(rule.kind.value, rule.title) for rule in RULES], "Loại điểm nóng")

    def __init__(self, data: Mapping[str, Any], units: Mapping[int, Unit], today: date) -> None:
        super().__init__(data)
        self.today = today
        offered = {period.code: period for period in quarters_before(today)}
        asked = data.get("quy", "")
        if asked and asked not in offered and (more := _begun(asked, today)):
            offered[more.code] = more
        self.periods = offered
        named = [(code, upper_first(period.label)) for code, period in offered.items()]
        self.fields["quy"].choices = any_of(named, "Hôm nay")  # type: ignore[attr-defined]  # Picks
        pairs = [(unit.key, str(unit)) for unit in units.values()]
        self.fields["don_vi"].choices = any_of(pairs)  # type: ignore[attr-defined]
        self.by_key = {word: unit for unit in units.values() for word in (unit.key, unit.code)}
        self.full_clean()

    def clean_ngay(self) -> date | None:
        day: date | None = self.cleaned_data["ngay"]
        if day is not None and day > self.today:
            raise forms.ValidationError("Ngày này chưa tới.")
        return day

    @property
    def day(self) -> date:
        """The day as of which hot spots are asked for."""
        picked: date | None = self.cleaned_data.get("ngay")
        if picked is not None:
            return picked
        period = self.periods.get(self.cleaned_data.get("quy") or "")
        return min(period.end, self.today) if period else self.today

    @property
    def unit(self) -> Unit | None:
        """The unit picked, None for all."""
        return self.by_key.get(self.cleaned_data.get("don_vi") or "")

    @property
    def kind(self) -> Kind | None:
        """The kind picked, None for all."""
        picked = self.cleaned_data.get("loai")
        return Kind(picked) if picked else None


def _begun(code: str, today: date) -> Period | None:
    """A quarter that somebody wrote, where there is one that has begun."""
    try:
        period = parse_quarter(code)
        window(period, today)
    except Refused:
        return None
    return period
