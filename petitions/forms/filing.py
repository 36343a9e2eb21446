"""What a citizen answers who sends something in: one form a page."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from petitions.enums import Subject
from petitions.rules.filing import SUBJECTS, WAYS, sounds_like_denunciation
from songcong.core.fields import WholeNumberField
from songcong.core.phone import read_phone
from wards.forms.record import TextField
from wards.models import Unit

MOST_SIGNERS = 10_000
TRAP_SPRUNG = "Hãy để trống ô dành cho máy rồi gửi lại."
DENOUNCES = (
    "Nội dung có chữ tố cáo. Đơn tố cáo không nhận ở đây để giữ kín cho bạn. "
    "Nếu đây không phải là tố cáo, hãy đánh dấu ở dưới rồi bấm Tiếp tục."
)


class StepForm(forms.Form):
    """A page of the form: its token, and a field that only machines fill in."""

    title: ClassVar[str]

    luot = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    trang_web = forms.CharField(
        label="Để trống ô này",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_trang_web(self) -> str:
        if self.cleaned_data["trang_web"]:
            raise ValidationError(TRAP_SPRUNG)
        return ""

    @property
    def asked(self) -> list[forms.BoundField]:
        """The questions of the page."""
        return [field for field in self.visible_fields() if field.name != "trang_web"]

    def answers(self) -> dict[str, Any]:
        """What was answered, as the draft keeps it; the form is valid."""
        return {field.name: self.cleaned_data[field.name] for field in self.asked}


class WayForm(StepForm):
    title = "Bạn cần gì?"

    way = forms.ChoiceField(
        label="Chọn một việc",
        choices=[(way.key, way.title) for way in WAYS],
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một việc."},
    )


class MatterForm(StepForm):
    title = "Việc gì?"

    subject = forms.ChoiceField(
        label="Việc này thuộc về",
        choices=[(key.value, words) for key, words in SUBJECTS],
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một loại việc."},
    )
    content = TextField(
        label="Kể lại sự việc",
        min_length=10,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Việc gì, từ khi nào, bạn muốn được giải quyết thế nào. Không cần ghi họ tên "
        "của bạn ở đây.",
        error_messages={"required": "Kể lại sự việc.", "min_length": "Kể rõ hơn một chút."},
    )
    not_denunciation = forms.BooleanField(label="Đây không phải là đơn tố cáo", required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        said = (data or self.initial or {}).get("content", "")
        if not sounds_like_denunciation(said):
            del self.fields["not_denunciation"]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "not_denunciation" in self.fields and not given.get("not_denunciation"):
            self.add_error("content", DENOUNCES)
        return given


class PlaceForm(StepForm):
    title = "Ở đâu?"

    unit = forms.TypedChoiceField(
        label="Phường, xã",
        coerce=int,
        help_text="Nơi xảy ra việc, cũng là nơi nhận đơn.",
        error_messages={"required": "Chọn phường, xã."},
    )
    neighbourhood_text = TextField(
        label="Thôn, tổ dân phố", max_length=150, required=False, help_text="Nếu bạn biết."
    )
    place = TextField(
        label="Chỗ cụ thể",
        max_length=200,
        required=False,
        help_text="Ví dụ: trước số nhà 12, ngõ 4.",
    )

    def __init__(self, *args: Any, units: Mapping[int, Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "Chọn…"),
            *((pk, str(unit)) for pk, unit in units.items()),
        ]


class SenderForm(StepForm):
    title = "Bạn là ai?"

    name = TextField(
        label="Họ và tên",
        min_length=2,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Ghi họ và tên.", "min_length": "Ghi đủ họ và tên."},
    )
    phone = TextField(
        label="Số điện thoại",
        max_length=20,
        required=False,
        help_text="Bốn số cuối dùng để tra cứu đơn. Không có thì để trống, phiếu sẽ in bốn số.",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel", "class": "day"}),
    )
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        max_length=254,
        help_text="Mỗi bước của đơn được báo đến đó.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Ghi địa chỉ thư, ví dụ ten@thu.vn."},
    )
    address = TextField(
        label="Địa chỉ",
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        error_messages={"required": "Ghi địa chỉ: đơn không có địa chỉ không được xử lý."},
    )
    agrees = forms.BooleanField(
        label="Tôi đồng ý để cơ quan công khai câu trả lời, không nêu tên tôi", required=False
    )
    signers = WholeNumberField(
        label="Bao nhiêu người cùng gửi, kể cả bạn?",
        help_text="Từ hai người trở lên thì bạn là người đại diện: cơ quan trả lời qua bạn.",
        min_value=1,
        max_value=MOST_SIGNERS,
        initial=1,
        error_messages={"required": "Ghi số người, ít nhất là 1."},
    )

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"]
        if not typed:
            return ""
        phone = read_phone(typed)
        if phone is None:
            raise ValidationError("Ghi số di động Việt Nam, ví dụ 0912 345 678.")
        return phone


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files chosen at once."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [super(FilesField, self).clean(one, initial) for one in data or ()]


class FilesForm(StepForm):
    title = "Có ảnh, giấy tờ kèm theo không?"

    tep = FilesField(
        label="Chọn ảnh hoặc PDF",
        required=False,
        widget=SeveralFilesInput(
            attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"}
        ),
        help_text="Nhiều nhất 5 tệp, mỗi tệp không quá 10 MB. Vị trí chụp, tên máy và tên tệp "
        "được xóa.",
    )

    def answers(self) -> dict[str, Any]:
        return {"done": True}


class ReviewForm(StepForm):
    title = "Xem lại trước khi gửi"

    honest = forms.BooleanField(
        label="Tôi chịu trách nhiệm về nội dung đã ghi",
        error_messages={"required": "Đánh dấu để gửi."},
    )


def subject_words(key: str) -> str:
    """How the citizen's page calls a subject."""
    return dict(SUBJECTS).get(Subject(key), "")
