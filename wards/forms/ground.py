"""What the forms of the administration have in common: facts, a reason, a version."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, ClassVar

from django import forms
from django.db.models import Model

from wards.actions.ground import version_of
from wards.forms.record import Difference, TextField, VersionedForm


def reason_field() -> TextField:
    """Why the ground is changed: asked in every form."""
    return TextField(
        label="Lý do",
        max_length=500,
        help_text="Ghi ngắn: theo văn bản nào, ai đề nghị. Lý do nằm trong lịch sử.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class GroundForm(VersionedForm):
    """A form over facts of the ground; ``made`` is the dataclass that it gives."""

    made: ClassVar[type[Any]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = reason_field()
        self.fields["reason"].error_messages["required"] = "Chưa ghi."

    def facts(self) -> Any:
        """The facts as typed; the form is valid."""
        return self.made(
            **{field.name: self.cleaned_data[field.name] for field in fields(self.made)}
        )

    @property
    def reason(self) -> str:
        """Why, as typed."""
        return str(self.cleaned_data["reason"])

    @classmethod
    def initial_of(cls, row: Model) -> dict[str, Any]:
        """The form's values for a row that stands."""
        values = {field.name: getattr(row, field.name) for field in fields(cls.made)}
        return {"version": version_of(row), **values}

    def against(self, stored: forms.Form) -> list[Difference]:
        """What was typed beside what is stored now; why it is typed is not stored there."""
        reason = str(self.fields["reason"].label)
        return [row for row in super().against(stored) if row.label != reason]


class ReasonForm(VersionedForm):
    """A verb that asks nothing but why."""

    reason = reason_field()


def any_choice(choices: Iterable[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """Choices with none before them."""
    return [("", "– Chọn –"), *choices]
