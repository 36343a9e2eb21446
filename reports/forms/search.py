"""The one box of the search over all registers."""

from django import forms

from songcong.core.text import nfc
from wards.filters.finding import LONGEST


class SearchForm(forms.Form):
    """A few words, a number of a register, a code, a telephone."""

    q = forms.CharField(
        label="Từ cần tìm",
        max_length=LONGEST,
        help_text="Từ trong nội dung, họ tên, số đơn, mã tra cứu hoặc số điện thoại; "
        "không cần gõ dấu.",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={
            "required": "Ghi từ cần tìm.",
            "max_length": f"Ghi ngắn hơn {LONGEST} chữ.",
        },
    )

    def clean_q(self) -> str:
        text = " ".join(nfc(self.cleaned_data["q"]).split())
        if not any(letter.isalnum() for letter in text):
            raise forms.ValidationError("Ghi ít nhất một chữ hoặc một số.")
        return text
