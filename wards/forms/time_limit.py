"""Which time limit, from which day."""

from django import forms

from songcong.core.errors import Refused
from songcong.core.fields import VietnameseDateField
from wards.rules.time_limits import TITLES


class TimeLimitForm(forms.Form):
    """The question of the calculator; the address holds it."""

    norm = forms.ChoiceField(label="Thời hạn", choices=list(TITLES.items()))
    start = VietnameseDateField(label="Tính từ ngày")

    def refuse(self, refusal: Refused) -> None:
        """Say beside the question why there is no answer."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)
