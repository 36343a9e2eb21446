"""The form that puts two petitions together."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from petitions.enums import LinkKind
from petitions.models import Petition
from songcong.core.errors import Refused
from wards.forms.record import TextField
from wards.rules.reader import Reader


class LinkForm(forms.Form):
    """The number of the other petition, and how they belong together."""

    other = TextField(
        label="Số đơn kia", max_length=500, help_text="Đơn của cùng đơn vị, ví dụ 12/2025."
    )
    kind = forms.ChoiceField(
        label="Quan hệ", choices=LinkKind.choices, widget=forms.RadioSelect, initial="duplicate"
    )

    def __init__(self, *args: Any, petition: Petition, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.petition, self.reader = petition, reader

    def clean_other(self) -> Petition:
        rows = Petition.objects.visible_to(self.reader).live().filter(unit=self.petition.unit_id)
        found = rows.filter(register_no=self.cleaned_data["other"]).first()
        if found is None:
            raise ValidationError("Sổ của đơn vị không có đơn số này.")
        return found

    def refuse(self, refusal: Refused) -> None:
        """Show why they were not put together."""
        self.add_error("other", refusal.message)
