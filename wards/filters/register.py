"""What every list of a register can be narrowed by: unit, days and words."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from songcong.core.fields import VietnameseDateField
from songcong.core.search import with_words
from songcong.core.vietnamese import short_date
from wards.models import SavedView, Unit
from wards.models.saved_view import Kept
from wards.rules.reader import Reader

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
Choices = list[tuple[str, str]]
Attributes = Mapping[str, Any]


def units_named(ids: Collection[int]) -> dict[int, Unit]:
    """Units by id in the order in which units are listed everywhere."""
    return {unit.pk: unit for unit in Unit.objects.filter(pk__in=ids).listed()}


def units_and_views(
    ids: Collection[int], register: str, reader: Reader
) -> tuple[dict[int, Unit], list[Kept]]:
    """Units by id as ``units_named``, and the reader's saved views of the register with them."""
    views = SavedView.objects.visible_to(reader).of_register(register).as_array(reader)
    units = list(Unit.objects.filter(pk__in=ids).annotate(views=views).listed())
    return {unit.pk: unit for unit in units}, units[0].views if units else []  # type: ignore[attr-defined]  # annotated


def any_of(choices: Collection[tuple[Any, str]], label: str = "Tất cả") -> Choices:
    """Choices with one before them that narrows nothing."""
    return [("", label), *((str(value), name) for value, name in choices)]


class KeptSelect(forms.Select):
    """A list of choices that is drawn once for all pages that offer the same."""

    def render(
        self, name: str, value: Any, attrs: Attributes | None = None, renderer: Any = None
    ) -> SafeString:
        offered = tuple((str(key), str(label)) for key, label in self.choices)
        return _drawn(name, value, tuple((attrs or {}).items()), offered, renderer)


@lru_cache(maxsize=512)
def _drawn(
    name: str, value: Any, attrs: tuple[tuple[str, Any], ...], offered: Any, renderer: Any
) -> SafeString:
    return forms.Select(choices=offered).render(name, value, dict(attrs), renderer)


class Pick(forms.ChoiceField):
    """One of some choices, or all."""

    widget = KeptSelect

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
    unit = forms.ChoiceField(label="Đơn vị", required=False, widget=KeptSelect)
    since = VietnameseDateField(label="Từ ngày", required=False, help_text="")
    until = VietnameseDateField(label="Đến ngày", required=False, help_text="")

    def __init__(self, data: Mapping[str, Any], units: Mapping[int, Unit]) -> None:
        super().__init__(data)
        if len(units) > 1:
            field = self.fields["unit"]
            field.choices = any_of([(pk, str(unit)) for pk, unit in units.items()])  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["unit"]
        self.vanished: list[str] = []
        """Labels of the filters whose value is no longer a choice: they narrow nothing."""
        self.full_clean()
        self._pass_over_vanished()

    def _pass_over_vanished(self) -> None:
        for name in [name for name in self.errors if name in self.fields]:
            if self.has_error(name, "invalid_choice"):
                del self.errors[name]
                self.vanished.append(str(self.fields[name].label))

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
    def searches(self) -> bool:
        """Whether words are looked for."""
        return bool(self.cleaned_data.get("q"))

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return any(value not in ("", None) for value in self.cleaned_data.values())

    @property
    def query(self) -> str:
        """The filters in the words of the address, each as it was read, in a fixed order."""
        asked = {name: self._written(name) for name in self.fields}
        return urlencode({name: text for name, text in asked.items() if text})

    def in_words(self) -> str:
        """What was asked for, for a sheet of paper: "Từ ngày: 01/07/2021; Loại: Đối thoại"."""
        said = []
        for name, field in self.fields.items():
            text = self._written(name)
            if text and isinstance(field, forms.ChoiceField):
                text = str(dict(field.choices)[text])  # type: ignore[arg-type]  # pairs
            said += [f"{field.label}: {text}"] if text else []
        return "; ".join(said)

    def _written(self, name: str) -> str:
        value = self.cleaned_data.get(name)
        return short_date(value) if isinstance(value, date) else str(value or "")

    def narrow(self, rows: Rows, today: date) -> Rows:  # noqa: ARG002  # for lists that can be late
        """The rows that the form asks for; words and unit apart, by which ``searched`` looks."""
        data = self.cleaned_data
        for field, column in self.same.items():
            if data.get(field):
                rows = rows.filter(**{column: data[field]})
        if data.get("since"):
            rows = rows.filter(**{f"{self.day}__gte": data["since"]})
        if data.get("until"):
            rows = rows.filter(**{f"{self.day}__lte": data["until"]})
        return rows

    def searched(self, rows: Rows, today: date, unit_ids: Collection[int]) -> Rows:
        """The rows of some units that the form asks for, by their words too."""
        words = self.cleaned_data.get("q") or ""
        return with_words(self.narrow(rows, today), words, unit_ids)
