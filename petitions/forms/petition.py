"""The form of a petition and of who sent it."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from petitions.actions.denouncer import Identity
from petitions.actions.party import NOBODY, party_of
from petitions.actions.petition import NewPetition, PetitionFacts
from petitions.actions.wish import Wishes
from petitions.enums import EnteredFrom, PetitionKind, PetitionStatus, Source, Subject
from petitions.models import Petition, Reception
from petitions.rules.petition_checks import PETITION_CHECKS
from petitions.rules.subject import subject_of
from songcong.core.fields import VietnameseDateField, WholeNumberField
from songcong.core.phone import read_phone
from wards.forms.desk import DeskForm
from wards.forms.record import TextField
from wards.models import Record

SENDER = ("name", "phone", "address", "citizen_id")
_CITIZEN_ID_DIGITS = 12


class PetitionForm(DeskForm):
    """What an official writes down about a petition; a denunciation's sender is not shown again.

    A telephone or citizen's number that a register brought in is left as it stands.
    """

    checks = PETITION_CHECKS
    made = PetitionFacts
    day = "received_on"
    kept = ("unit", "received_on", "source", "kind")
    usual = ("source",)
    own = ("register_no", "complex")
    private: ClassVar[tuple[str, ...]] = SENDER

    received_on = VietnameseDateField(label="Ngày nhận")
    register_no = TextField(
        label="Số đơn",
        max_length=100,
        required=False,
        help_text="Để trống thì phần mềm lấy số tiếp theo của sổ.",
    )
    kind = forms.ChoiceField(
        label="Loại đơn",
        choices=PetitionKind.choices,
        widget=forms.RadioSelect,
        help_text="Phân theo nội dung, không theo tiêu đề của đơn.",
    )
    source = forms.ChoiceField(label="Nguồn đơn", choices=Source.choices, initial=Source.DIRECT)
    entered_from = forms.ChoiceField(
        label="Nhập thay từ",
        choices=[("", "Không nhập thay"), *EnteredFrom.choices],
        required=False,
        help_text="Khi công dân không tự viết đơn: ghi hộ từ giấy, điện thoại, Zalo, trưởng xóm.",
    )
    signers = WholeNumberField(
        label="Số người ký",
        min_value=1,
        initial=1,
        help_text="Nhiều người cùng ký thì người gửi ghi ở đây là người đại diện.",
    )
    name = TextField(label="Họ tên người gửi", max_length=200, required=False)
    phone = TextField(
        label="Điện thoại",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        help_text="Bốn số cuối dùng để tra cứu đơn.",
    )
    address = TextField(label="Địa chỉ", max_length=300, required=False)
    citizen_id = TextField(
        label="Số định danh cá nhân",
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="12 chữ số; chỉ ghi khi pháp luật yêu cầu.",
    )
    field = TextField(label="Lĩnh vực", max_length=200, required=False)
    subject = forms.ChoiceField(
        label="Nhóm lĩnh vực",
        choices=[("", "Theo chữ ghi ở ô Lĩnh vực"), *Subject.choices],
        required=False,
        help_text="Dùng cho biểu thống kê và điểm nóng.",
    )
    neighbourhood_text = TextField(
        label="Thôn, tổ dân phố nơi xảy ra việc", max_length=150, required=False
    )
    content = TextField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 5}))
    complex = forms.BooleanField(label="Vụ việc phức tạp", required=False)

    def __init__(self, *args: Any, petition: Petition | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.petition = petition
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        if petition is None or petition.status == PetitionStatus.RECEIVED:
            del self.fields["complex"]
        if petition is not None and petition.kind == PetitionKind.DENUNCIATION:
            for name in SENDER:
                del self.fields[name]

    def clean_phone(self) -> str:
        return self._typed_anew("phone", read_phone, "Ghi 10 chữ số, ví dụ 0912 345 678.")

    def clean_citizen_id(self) -> str:
        return self._typed_anew("citizen_id", _citizen_id, "Số định danh có 12 chữ số.")

    def _typed_anew(self, name: str, read: Any, sentence: str) -> str:
        typed: str = self.cleaned_data[name]
        if not typed or typed == self.initial.get(name):
            return typed
        value: str | None = read(typed)
        if value is None:
            raise ValidationError(sentence)
        return value

    def facts(self) -> PetitionFacts:
        """The petition as typed; the form is valid."""
        if self.petition is not None:
            self.cleaned_data.setdefault("complex", self.petition.complex)
        made: PetitionFacts = super().facts()
        return made

    @classmethod
    def initial_of(cls, record: Record) -> dict[str, Any]:
        """The form's values for a petition that stands, with who sent it unless that is sealed."""
        known = super().initial_of(record)
        if not isinstance(record, Petition):
            return known
        if record.subject == subject_of(record.field):
            known["subject"] = ""
        return known | vars(party_of(record))

    def sender(self) -> Identity | None:
        """Who sent it, as typed; nothing where the form does not ask."""
        if "name" not in self.fields:
            return None
        return Identity(**{name: self.cleaned_data[name] for name in SENDER})


class NewPetitionForm(PetitionForm):
    """A petition typed for its sender, who may ask to be told of each step."""

    private = (*SENDER, "email")

    email = forms.EmailField(
        label="Thư điện tử để báo tin",
        required=False,
        max_length=254,
        help_text="Ghi khi người gửi muốn được báo từng bước; thư không nêu nội dung đơn.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": "Ghi địa chỉ thư, ví dụ ten@thu.vn."},
    )
    sms = forms.BooleanField(
        label="Người gửi muốn nhận tin nhắn ở số điện thoại trên", required=False
    )
    agrees = forms.BooleanField(
        label="Người gửi đồng ý để cơ quan công khai câu trả lời, không nêu tên", required=False
    )

    def __init__(self, *args: Any, texts: bool, **kwargs: Any) -> None:
        """``texts`` says whether text messages can be sent."""
        super().__init__(*args, **kwargs)
        if not texts:
            del self.fields["sms"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        asked = [name for name in ("email", "sms", "agrees") if given.get(name)]
        if asked and given.get("kind") == PetitionKind.DENUNCIATION:
            self.add_error(asked[0], "Đơn tố cáo không báo tin, không công khai câu trả lời.")
        elif given.get("sms") and not given.get("phone") and "phone" not in self.errors:
            self.add_error("phone", "Ghi số điện thoại nhận tin nhắn.")
        return given

    def wishes(self) -> Wishes:
        """What the sender agrees to; the form is valid."""
        given = self.cleaned_data
        phone = given["phone"] if given.get("sms") else ""
        return Wishes(email=given["email"], phone=phone, agrees=given["agrees"])


class PetitionLineForm(PetitionForm):
    """A petition as one of several lines, with who sent it."""

    table = ("received_on", "kind", "name", "phone", "content")
    beside = (
        "address",
        "citizen_id",
        "neighbourhood_text",
        "source",
        "entered_from",
        "field",
        "subject",
        "signers",
        "register_no",
    )
    alone = ("register_no",)

    def facts(self) -> NewPetition:  # type: ignore[override]  # a line is a petition and its sender
        """The petition and its sender as typed; the form is valid."""
        return NewPetition(super().facts(), self.sender() or NOBODY)


def initial_from(reception: Reception) -> dict[str, Any]:
    """The form's values for a petition handed over at a reception."""
    party = getattr(reception, "party", None)
    known = {"name": party.name, "address": party.address} if party else {}
    return {
        "unit": reception.unit_id,
        "received_on": reception.received_on,
        "source": Source.DIRECT,
        "signers": reception.persons,
        "content": reception.content,
        **known,
    }


def _citizen_id(text: str) -> str | None:
    digits = "".join(text.split())
    return digits if len(digits) == _CITIZEN_ID_DIGITS and digits.isdecimal() else None
