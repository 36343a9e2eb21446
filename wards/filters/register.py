"""What every list of a register can be narrowed by: unit, days and words."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, ClassVar, TypeVar

from django import forms
from django.db.models import QuerySet

from songcong.core.fields import VietnameseDateField
from songcong.core.search import words_within
from wards.models import Unit

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
Choices = list[tuple[str, str]]


def units_named(ids: Collection[int]) -> dict[int, Unit]:
    """Units by id in the order in which units are listed everywhere."""
    return {unit.pk: unit for unit in Unit.objects.filter(pk__in=ids).listed()}


def any_of(choices: Collection[tuple[Any, str]], label: str = "Tất cả") -> Choices:
    """Choices with one before them that narrows nothing."""
    return [("", label), *((str(value), name) for value, name in choices)]


class Pick(forms.ChoiceField):
    """One of some choices, or all."""

    def __init__(self, choices: Collection[tuple[Any, str]], label: str) -> None:
        super().__init__(choices=any_of(choices), label=label, required=False)


class RegisterFilter(forms.Form):
    """Narrows the rows of a register; a form that is partly wrong narrows by what is right.

    ``same`` maps fields of the form to columns that must equal what was picked.
    """

    day: ClassVar[str]
    same: ClassVar[Mapping[str, str]] = {}

    q = forms.CharField(
        label="Tìm theo nội dung",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    unit = forms.ChoiceField(label="Đơn vị", required=False)
    since = VietnameseDateField(label="Từ ngày", required=False, help_text="")
    until = VietnameseDateField(label="Đến ngày", required=False, help_text="")

    def __init__(self, data: Mapping[str, Any], units: Mapping[int, Unit]) -> None:
        super().__init__(data)
        if len(units) > 1:
            field = self.fields["unit"]
            field.choices = any_of([(pk, str(unit)) for pk, unit in units.items()])  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["unit"]
        self.full_clean()

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", "Đến ngày đứng trước từ ngày.")
        return data

    @property
    def picked_unit(self) -> int | None:
        """The unit to which the list is narrowed."""
        picked = self.cleaned_data.get("unit")
        return int(picked) if picked else None

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return any(value not in ("", None) for value in self.cleaned_data.values())

    def narrow(self, rows: Rows, today: date) -> Rows:  # noqa: ARG002  # for lists that can be late
        """The rows that the form asks for; the unit apart, which narrows the reader."""
        data = self.cleaned_data
        for field, column in self.same.items():
            if data.get(field):
                rows = rows.filter(**{column: data[field]})
        if data.get("since"):
            rows = rows.filter(**{f"{self.day}__gte": data["since"]})
        if data.get("until"):
            rows = rows.filter(**{f"{self.day}__lte": data["until"]})
        return rows.filter(*words_within("search_text", data.get("q") or ""))
