"""The words that an official adds to the ward's report."""

from typing import Any

from django import forms

from reports.enums import Topic
from reports.rules.body import TEXTS

_LONGEST = 8000


class WordingForm(forms.Form):
    """Free text by section, and the topics of which nothing arose."""

    nothing = forms.MultipleChoiceField(
        label="Trong kỳ không phát sinh",
        choices=Topic.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ đánh dấu nội dung chắc chắn không có việc nào trong kỳ. Nội dung không "
        "đánh dấu và không có số liệu sẽ ghi «chưa có số liệu».",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, title in TEXTS.items():
            self.fields[key] = forms.CharField(
                label=title,
                required=False,
                max_length=_LONGEST,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    @property
    def texts(self) -> dict[str, str]:
        """What was written, by section."""
        return {key: self.cleaned_data[key] for key in TEXTS}
