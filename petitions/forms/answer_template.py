"""The form of a template of answers."""

from typing import Any

from django import forms

from petitions.actions.answer_template import TemplateFacts
from petitions.enums import PetitionKind
from petitions.models import AnswerTemplate
from petitions.rules.answer_template import LETTER, OF_LETTERS, PLACES, PUBLICATION, STEP, USES
from wards.forms.record import RecordForm, TextField

NAMES = ("name", "kind", "used_in", "text")


def _written(*places: str) -> str:
    return ", ".join(f"{{{{{place}}}}}" for place in places)


class TemplateForm(RecordForm):
    """Its name, where it is used, its text with the places to be filled."""

    name = TextField(
        label="Tên mẫu", max_length=100, help_text="Ví dụ: Gia hạn vì chờ đo đạc thực địa."
    )
    used_in = forms.ChoiceField(label="Dùng ở")
    kind = forms.ChoiceField(
        label="Loại đơn",
        required=False,
        choices=[("", "Mọi loại đơn"), *PetitionKind.choices],
    )
    text = TextField(
        label="Nội dung",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=f"Chỗ điền được thay bằng thông tin của đơn: {_written(*PLACES)}. "
        f"Riêng văn bản còn có {_written(*OF_LETTERS)}.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = (("Bước xử lý", STEP), ("Văn bản", LETTER), ("Công khai", PUBLICATION))
        self.fields["used_in"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "Chọn nơi dùng"),
            *(
                (title, [(use, label) for use, label in USES.items() if use.startswith(begins)])
                for title, begins in groups
            ),
        ]

    def facts(self) -> TemplateFacts:
        """What was typed; the form is valid."""
        return TemplateFacts(**{name: self.cleaned_data[name] for name in NAMES})


def initial_of(template: AnswerTemplate) -> dict[str, Any]:
    """The form's values for a template that stands."""
    return {"version": template.version, **{name: getattr(template, name) for name in NAMES}}
