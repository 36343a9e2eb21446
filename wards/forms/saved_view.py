"""The form of a saved view: its name, who else uses it, whether the register opens with it."""

from collections.abc import Mapping
from typing import Any

from django import forms

from songcong.core.errors import Refused
from wards.actions.saved_view import ViewFacts
from wards.forms.record import TextField
from wards.models import Unit


class SavedViewForm(forms.Form):
    """``units`` are those that the person chairs; of a view that is not one's own, ``named`` no."""

    name = TextField(
        label="Tên bộ lọc",
        max_length=60,
        error_messages={"required": "Đặt tên cho bộ lọc.", "max_length": "Tên dài quá 60 chữ."},
    )
    shared_with = forms.TypedChoiceField(
        label="Ai dùng bộ lọc này", required=False, coerce=int, empty_value=None
    )
    opens_register = forms.BooleanField(label="Mở sổ là dùng ngay bộ lọc này", required=False)

    def __init__(
        self, *args: Any, units: Mapping[int, Unit], named: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if units and named:
            shared = self.fields["shared_with"]
            choices = [(pk, f"Cả {unit}") for pk, unit in units.items()]
            shared.choices = [("", "Chỉ mình tôi"), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["shared_with"]
        if not named:
            del self.fields["name"]

    def facts(self, *, name: str = "", shared_with: int | None = None) -> ViewFacts:
        """What was said; ``name`` and ``shared_with`` stand for what was not asked."""
        said = self.cleaned_data
        return ViewFacts(
            name=said.get("name", name),
            shared_with=said["shared_with"] if "shared_with" in self.fields else shared_with,
            opens_register=said["opens_register"],
        )

    def refuse(self, refusal: Refused) -> None:
        """Show what the action refused beside the field at fault."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)
