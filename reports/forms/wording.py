"""The words that an official adds to the ward's report."""

from collections.abc import Collection
from typing import Any

from django import forms

from reports.enums import Topic
from reports.rules.body import TEXTS

_LONGEST = 8000
_HAS_ROWS = (
    "«%(value)s» đã có số liệu trong kỳ, không ghi không phát sinh được. Hãy tải lại trang và xem "
    "lại các nội dung."
)


class WordingForm(forms.Form):
    """Free text by section, and the topics of which nothing arose."""

    nothing = forms.MultipleChoiceField(
        label="Trong kỳ không phát sinh",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ đánh dấu nội dung chắc chắn không có việc nào trong kỳ. Nội dung không "
        "đánh dấu thì báo cáo ghi «chưa có số liệu».",
        error_messages={"invalid_choice": _HAS_ROWS},
    )

    def __init__(self, *args: Any, silent: Collection[str], **kwargs: Any) -> None:
        """``silent`` are the topics without data, the only ones of which that may be said."""
        super().__init__(*args, **kwargs)
        offered = [(topic.value, topic.label) for topic in Topic if topic in silent]
        if offered:
            self.fields["nothing"].choices = offered  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["nothing"]
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

    @property
    def said_nothing(self) -> list[str]:
        """The topics of which nothing arose."""
        ticked: list[str] = self.cleaned_data.get("nothing", [])
        return ticked
