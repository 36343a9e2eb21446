"""What the lists that anyone reads can be narrowed by, and the units that they tell of."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Q

from songcong.core.vietnamese import short_date
from wards.enums import MeetingKind
from wards.filters.register import Choices, Pick, RegisterFilter, Rows, any_of
from wards.models import DisclosureItem, Unit

YEARS = 6
"""How many years a list offers, the running one first."""


def units_public(today: date) -> dict[int, Unit]:
    """Every unit that has kept registers by id, those in force first."""
    units = Unit.objects.bases().filter(valid_from__lte=today).listed()
    return {unit.pk: unit for unit in sorted(units, key=lambda unit: _is_over(unit, today))}


def matters_on(day: date) -> dict[int, str]:
    """The matters that must be made public on a day, by number (Law 10/2022, Article 11)."""
    in_force = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    rows = DisclosureItem.objects.filter(in_force, valid_from__lte=day).order_by("number")
    return dict(rows.values_list("number", "title"))


class PublicFilter(RegisterFilter):
    """A unit, words and a year; each list adds its own."""

    since = None  # type: ignore[assignment]  # taken out: a year is asked for instead
    until = None  # type: ignore[assignment]

    year = Pick((), "Năm")

    def __init__(self, data: Mapping[str, Any], units: Mapping[int, Unit], today: date) -> None:
        super().__init__(data, units)
        for name, choices in self.offered(units, today).items():
            if name in self.fields:
                self.fields[name].choices = choices  # type: ignore[attr-defined]  # ChoiceFields
        self.full_clean()

    def offered(self, units: Mapping[int, Unit], today: date) -> dict[str, Choices]:
        """What may be picked, by field."""
        years = [today.year - back for back in range(YEARS)]
        return {
            "unit": any_of([(pk, _name(unit, today)) for pk, unit in units.items()]),
            "year": any_of([(year, str(year)) for year in years]),
        }

    def narrow(self, rows: Rows, today: date) -> Rows:
        rows = super().narrow(rows, today)
        year = self.cleaned_data.get("year")
        return rows.filter(**{f"{self.day}__year": int(year)}) if year else rows


class PublicDisclosureFilter(PublicFilter):
    day = "published_on"
    same: ClassVar = {"item": "item"}

    item = Pick((), "Nội dung phải công khai")

    def __init__(
        self,
        data: Mapping[str, Any],
        units: Mapping[int, Unit],
        today: date,
        matters: Mapping[int, str],
    ) -> None:
        self.matters = matters
        super().__init__(data, units, today)

    def offered(self, units: Mapping[int, Unit], today: date) -> dict[str, Choices]:
        matters = [(number, f"{number}. {title}") for number, title in self.matters.items()]
        return {**super().offered(units, today), "item": any_of(matters)}


class PublicMeetingFilter(PublicFilter):
    day = "held_on"
    same: ClassVar = {"kind": "kind"}

    q = None  # type: ignore[assignment]  # taken out: what was said in a meeting is not searched
    kind = Pick(MeetingKind.choices, "Loại cuộc họp")
    xem = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for besides meetings held or to come."""
        return any(value for name, value in self.cleaned_data.items() if name != "xem")


def _is_over(unit: Unit, today: date) -> bool:
    return unit.valid_to is not None and unit.valid_to < today


def _name(unit: Unit, today: date) -> str:
    if unit.valid_to is None or not _is_over(unit, today):
        return str(unit)
    return f"{unit} (đến {short_date(unit.valid_to)})"
