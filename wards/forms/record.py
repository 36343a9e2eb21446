"""What the forms of every register have in common."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.forms.utils import ErrorDict

from songcong.core.checks import Check, faults
from songcong.core.errors import Refused
from songcong.core.text import nfc
from songcong.core.vietnamese import number, short_date
from wards.models import Unit

NOT_SAID = "–"
PRIVATE = "data-private"
"""Marks a question whose answer no browser keeps as a draft: who somebody is, where reached."""


class Difference(NamedTuple):
    """A field as it is stored and as somebody wants it."""

    label: str
    stored: str
    wanted: str
    differs: bool


class TextField(forms.CharField):
    """Text in the composed form in which all text is kept."""

    def to_python(self, value: Any) -> str:
        return nfc(super().to_python(value) or "")


class VersionedForm(forms.Form):
    """A form over a record that somebody else may save meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            picked = isinstance(field, forms.ChoiceField)
            field.error_messages["required"] = "Chưa chọn." if picked else "Chưa ghi."

    def refuse(self, refusal: Refused) -> None:
        """Show what an action refused beside the field at fault."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)

    @property
    def seen_version(self) -> int:
        """The version that the person saw; none was seen where it is missing."""
        return self.cleaned_data.get("version") or 0

    def show_unjudged(self) -> None:
        """Show what was typed as it stands, without a word about it."""
        self._errors = ErrorDict(renderer=self.renderer)

    def against(self, stored: forms.Form) -> list[Difference]:
        """What was typed beside what is stored now, field by field."""
        return [
            _difference(field, stored[field.name].initial, self._typed(field))
            for field in self.visible_fields()
            if field.name in stored.fields
        ]

    def _typed(self, field: forms.BoundField) -> object:
        return self.cleaned_data.get(field.name, field.value())


class RecordForm(VersionedForm):
    """A form that records or corrects a line of a unit's register."""

    checks: ClassVar[Iterable[Check]] = ()

    def __init__(self, *args: Any, units: Collection[int] = (), **kwargs: Any) -> None:
        """With ``units`` the form also asks whose register it is, unless there is only one."""
        super().__init__(*args, **kwargs)
        if units:
            one = len(units) == 1
            whose = forms.ModelChoiceField(
                label="Đơn vị",
                queryset=Unit.objects.filter(pk__in=units).listed(),
                empty_label=None,
                widget=forms.HiddenInput if one else forms.Select,
                initial=next(iter(units)) if one else None,
            )
            self.fields = {"unit": whose, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Judge the facts by the same checks as the register's sheet."""
        facts = super().clean() or self.cleaned_data
        titles = {name: str(field.label) for name, field in self.fields.items()}
        for at, sentence in faults(self.checks, facts, titles):
            self.add_error(at, f"{sentence}.")
        return facts


class CancelForm(VersionedForm):
    """Why a record is cancelled."""

    reason = TextField(
        label="Lý do hủy",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bản ghi đã hủy không còn trong danh sách và số liệu, nhưng vẫn lưu để tra cứu.",
    )


class AttachForm(forms.Form):
    """A file to hang on a record."""

    file = forms.FileField(
        label="Chọn tệp",
        help_text="PDF, ảnh (JPEG, PNG, WebP), Word (DOCX) hoặc Excel (XLSX), không quá 20 MB. "
        "Vị trí chụp và thông tin máy trong ảnh được xóa.",
    )

    def refuse(self, refusal: Refused) -> None:
        """Show why the file was refused."""
        self.add_error("file", refusal.message)


def _difference(field: forms.BoundField, stored: object, typed: object) -> Difference:
    was, wanted = _shown(stored, field), _shown(typed, field)
    return Difference(str(field.label), was, wanted, was != wanted)


def _shown(value: Any, bound: forms.BoundField) -> str:
    if isinstance(bound.field, forms.ChoiceField):
        return _chosen(value, bound.field) or NOT_SAID
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int | Decimal):
        return number(value)
    return str(value or NOT_SAID)


def _chosen(value: Any, field: forms.ChoiceField) -> str:
    """The words of what was chosen."""
    if isinstance(field, forms.ModelChoiceField):
        return str(getattr(value, "pk", value) and field.label_from_instance(value))
    labels: dict[Any, Any] = {str(key): words for key, words in field.choices}  # type: ignore[union-attr,misc]  # pairs
    if isinstance(field, forms.MultipleChoiceField):
        return "; ".join(str(labels.get(str(one), one)) for one in value or ())
    return str(labels.get(str(value), value) or "")
