"""What the lists of the administration can be narrowed by."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.db.models import Q, QuerySet

from songcong.core.text import fold

Rows = TypeVar("Rows", bound=QuerySet[Any])
TIMES = (("now", "Đang có hiệu lực"), ("past", "Đã hết"), ("later", "Chưa đến ngày"))
CONFIRMED = (("no", "Chưa đối chiếu"), ("yes", "Đã đối chiếu"))


class Sought(forms.CharField):
    """Words to be found."""

    def __init__(self, label: str) -> None:
        widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
        super().__init__(label=label, required=False, max_length=100, widget=widget)


class GroundFilter(forms.Form):
    """Narrows by what the address says rightly; the rest is passed over."""

    def __init__(self, data: Mapping[str, Any], today: date) -> None:
        self.today = today
        super().__init__(data)
        self.settle()
        self.full_clean()

    def settle(self) -> None:
        """Set what the form offers, before it is read."""

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return any(value not in ("", None) for value in self.cleaned_data.values())

    def narrow(self, rows: Rows) -> Rows:
        """The rows asked for."""
        return rows

    def picked(self, name: str) -> Any:
        """What was picked or typed; nothing where the form is wrong there."""
        return self.cleaned_data.get(name) or ""


def in_time(picked: str, today: date, first: str, last: str) -> Q:
    """Rows in force, over, or yet to come."""
    open_end = Q(**{f"{last}__isnull": True})
    if picked == "now":
        return Q(**{f"{first}__lte": today}) & (open_end | Q(**{f"{last}__gte": today}))
    if picked == "past":
        return Q(**{f"{last}__lt": today})
    return Q(**{f"{first}__gt": today}) if picked == "later" else Q()


def compared(picked: str) -> Q:
    """Rows compared with the text, or not yet."""
    return Q(confirmed=picked == "yes") if picked else Q()


def has_words(text: str, asked: str) -> bool:
    """Whether every word asked for stands in a text, marks and case aside."""
    inside = fold(text)
    return all(word in inside for word in fold(asked).split())
