"""The form of a matter to be made public."""

from django import forms

from songcong.core.fields import VietnameseDateField, WholeNumberField
from wards.actions.item import ItemFacts
from wards.forms.ground import GroundForm
from wards.forms.record import TextField

LAST_NUMBER = 14


class ItemForm(GroundForm):
    """A matter under its number between two days."""

    made = ItemFacts

    number = WholeNumberField(label="Mục số", min_value=1, max_value=LAST_NUMBER)
    title = TextField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)
    citation = TextField(label="Căn cứ", max_length=200)
    valid_from = VietnameseDateField(label="Từ ngày")
    valid_to = VietnameseDateField(
        label="Đến hết ngày", required=False, help_text="Để trống khi còn hiệu lực."
    )
    confirmed = forms.BooleanField(label="Đã đối chiếu với văn bản", required=False)
