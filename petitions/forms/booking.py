"""What a citizen gives to book a turn, and to give it back."""

from django import forms

from petitions.actions.booking import BookingFacts
from petitions.forms.lookup import LookupForm
from songcong.core.phone import read_phone
from wards.forms.record import TextField


class BookingForm(forms.Form):
    """Name, telephone and a few words; never what a denunciation says."""

    name = TextField(
        label="Họ và tên",
        max_length=100,
        error_messages={"required": "Ghi họ và tên."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = TextField(
        label="Số điện thoại",
        max_length=20,
        error_messages={"required": "Ghi số điện thoại."},
        help_text="Cơ quan gọi số này nếu lịch thay đổi.",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel", "class": "day"}),
    )
    topic = TextField(
        label="Việc cần gặp",
        max_length=200,
        error_messages={"required": "Ghi ngắn gọn việc cần gặp."},
        help_text="Vài từ, ví dụ: hỏi về thu hồi đất. Không ghi nội dung tố cáo ở đây.",
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def clean_phone(self) -> str:
        phone = read_phone(self.cleaned_data["phone"])
        if phone is None:
            raise forms.ValidationError("Ghi số di động Việt Nam, ví dụ 0912 345 678.")
        return phone

    def facts(self) -> BookingFacts:
        """The turn as asked for; the form is valid."""
        given = self.cleaned_data
        return BookingFacts(given["name"], given["phone"], given["topic"])


class GiveBackForm(LookupForm):
    """The code of the turn and the telephone's last digits."""

    code = forms.CharField(
        label="Mã đăng ký",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": "Ghi mã đăng ký."},
    )
    digits = forms.RegexField(
        r"^\d{4}$",
        label="Bốn số cuối điện thoại",
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "4", "class": "day"}
        ),
        error_messages={"required": "Ghi bốn chữ số.", "invalid": "Ghi bốn chữ số."},
    )
