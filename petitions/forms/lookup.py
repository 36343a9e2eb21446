"""What a citizen gives to ask after a petition."""

from django import forms

from petitions.rules.public_code import read_code

NEVER = "?"
"""A code that no petition has, so that a mistyped one is looked for all the same."""


class LookupForm(forms.Form):
    """Code and four digits; a code that can be none is answered as one that is not there."""

    code = forms.CharField(
        label="Mã tra cứu",
        max_length=40,
        help_text="In trên giấy biên nhận, ví dụ SC-7K4M-9T2B-Q9.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": "Ghi mã tra cứu."},
    )
    digits = forms.RegexField(
        r"^\d{4}$",
        label="Bốn số cuối điện thoại",
        help_text="Hoặc bốn số in trên giấy biên nhận nếu đơn không ghi điện thoại.",
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "4", "class": "day"}
        ),
        error_messages={"required": "Ghi bốn chữ số.", "invalid": "Ghi bốn chữ số."},
    )

    @property
    def tried(self) -> str:
        """What a try is counted by: the code, else the very letters that can be none."""
        code: str = self.cleaned_data["code"]
        return code if code != NEVER else self.data["code"].strip()

    def clean_code(self) -> str:
        return read_code(self.cleaned_data["code"]) or NEVER
