"""The forms of the steps of a petition and of its handlers."""

from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.core.files.base import File
from django.db.models import QuerySet

from petitions.enums import LetterKind, LetterState, Outcome, PetitionKind
from petitions.models import Petition
from petitions.rules.letter_forms import FORMS, number_line
from petitions.rules.steps import OUTCOMES, Facts
from songcong.core.errors import Refused
from songcong.core.fields import VietnameseDateField
from songcong.core.workflow import Transition
from wards.forms.record import TextField, VersionedForm
from wards.models import User

READ_BY_SENDER = "người gửi đơn đọc được khi tra cứu."
REASONS = {
    "ask_more": ("Cần bổ sung những gì", f"Ghi rõ giấy tờ, nội dung còn thiếu; {READ_BY_SENDER}"),
    "extend": ("Lý do gia hạn", "Người gửi đơn đọc được lý do này khi tra cứu."),
    "suspend": ("Lý do tạm đình chỉ", "Người gửi đơn đọc được lý do này khi tra cứu."),
    "ask_again": ("Đề nghị xem lại điều gì", "Chỉ được đề nghị xem lại một lần."),
    "keep": ("Lý do lưu đơn", f"Vì sao không đủ điều kiện xử lý; {READ_BY_SENDER}"),
    "return": ("Lý do trả đơn", f"Vì sao trả lại đơn, tài liệu; {READ_BY_SENDER}"),
    "withdraw": ("Lý do rút đơn", "Theo văn bản rút đơn của người gửi."),
}
PAPERS = {
    "ask_more": "Văn bản yêu cầu bổ sung số",
    "accept": "Thông báo thụ lý số",
    "refuse": "Thông báo không thụ lý số",
    "guide": "Phiếu hướng dẫn số",
    "forward": "Phiếu chuyển đơn số",
    "urge": "Văn bản đôn đốc số",
    "verify": "Quyết định xác minh số",
    "discuss": "Biên bản đối thoại số",
    "extend": "Văn bản gia hạn số",
    "suspend": "Quyết định tạm đình chỉ số",
    "resume": "Quyết định giải quyết tiếp số",
    "resolve": "Quyết định, kết luận số",
}
PAPERS_OF_DENUNCIATION = {"accept": "Quyết định thụ lý số"}
"""Papers of a denunciation that have a name of their own (Law 25/2018/QH14, Article 29)."""
LETTERS = {
    "accept": (LetterKind.ACCEPTANCE,),
    "refuse": (LetterKind.REFUSAL,),
    "guide": (LetterKind.GUIDANCE,),
    "forward": (LetterKind.FORWARDING,),
    "extend": (LetterKind.EXTENSION,),
    "resolve": (LetterKind.DECISION, LetterKind.CONCLUSION, LetterKind.ANSWER),
}
"""The papers of the case that a step goes with, where one was issued here."""
OFFICES = {
    "guide": ("Hướng dẫn đến cơ quan", "Cơ quan có thẩm quyền mà người gửi đơn cần đến."),
    "forward": ("Chuyển đến cơ quan", "Cơ quan có thẩm quyền nhận đơn."),
    "urge": ("Cơ quan được đôn đốc", "Cơ quan đang chậm giải quyết."),
    "refuse": ("Người gửi đơn cần đến cơ quan nào", "Cơ quan có thể giúp tiếp, hoặc Tòa án."),
}


def issued_number(petition: Petition, verb: str) -> str:
    """The number of the last paper issued from the case for this step; empty without one."""
    kinds = LETTERS.get(verb, ())
    issued = petition.letters.filter(kind__in=kinds, state=LetterState.ISSUED) if kinds else None
    last = issued.order_by("-dated_on", "-pk").first() if issued is not None else None
    if last is None:
        return ""
    symbol = FORMS[last.kind].symbol
    return number_line(symbol, last.number).partition(": ")[2]


class StepForm(VersionedForm):
    """What a step requires: each row of the workflow asks for its own fields."""

    on = VietnameseDateField(label="Ngày thực hiện")
    outcome = forms.ChoiceField(label="Kết quả", widget=forms.RadioSelect)
    ground = TextField(
        label="Căn cứ không thụ lý",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=f"Điều kiện nào không đạt, theo điều luật nào; {READ_BY_SENDER}",
    )
    office = TextField(label="Cơ quan", max_length=200)
    reason = TextField(label="Lý do", widget=forms.Textarea(attrs={"rows": 3}))
    paper = TextField(label="Văn bản số", max_length=100, help_text="Ví dụ 12/TB-UBND.")
    complex = forms.BooleanField(
        label="Vụ việc phức tạp",
        required=False,
        help_text="Thời hạn giải quyết của vụ việc phức tạp dài hơn theo luật.",
    )
    remote = forms.BooleanField(
        label="Vùng sâu, vùng xa đi lại khó khăn",
        required=False,
        help_text="Thời hạn giải quyết khiếu nại ở đó dài hơn theo luật.",
    )
    file = forms.FileField(
        label="Văn bản hoặc ảnh kết quả",
        required=False,
        help_text="PDF, ảnh, Word hoặc Excel, không quá 20 MB.",
    )
    no_proof = TextField(
        label="Không có văn bản, ảnh thì ghi lý do",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, petition: Petition, row: Transition, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.as_first_shown = partial(StepForm, petition=petition, row=row, today=today)
        self.initial = {
            "on": today,
            "version": petition.version,
            "complex": petition.complex,
            "remote": petition.remote,
            "paper": issued_number(petition, row.verb),
        }
        for name in ("complex", "remote", "outcome", "ground", "office", "reason", "paper"):
            if name not in row.requires:
                del self.fields[name]
        if "proof" not in row.requires:
            del self.fields["no_proof"]
            self._say("file", ("Tệp kèm theo", str(self.fields["file"].help_text)))
            if "paper" not in row.requires:
                del self.fields["file"]
        self._say("reason", REASONS.get(row.verb))
        self._say("office", OFFICES.get(row.verb))
        denounced = petition.kind == PetitionKind.DENUNCIATION
        papers = PAPERS | (PAPERS_OF_DENUNCIATION if denounced else {})
        self._say("paper", (papers.get(row.verb, "Văn bản số"), "Ví dụ 12/TB-UBND."))
        outcome = self.fields.get("outcome")
        if isinstance(outcome, forms.ChoiceField):
            ways = OUTCOMES[petition.kind]
            outcome.choices = [(each, Outcome(each).label) for each in ways]
            self.initial |= {"outcome": ways[0]} if len(ways) == 1 else {}

    def _say(self, name: str, words: tuple[str, str] | None) -> None:
        """Call a field what it is in this step."""
        if words and name in self.fields:
            self.fields[name].label, self.fields[name].help_text = words

    def facts(self) -> Facts:
        """The step as typed; the form is valid."""
        names = Facts.__dataclass_fields__
        return Facts(**{name: self.cleaned_data[name] for name in names if name in self.fields})

    @property
    def upload(self) -> "File[bytes] | None":
        """The file that was sent along."""
        return self.cleaned_data.get("file")


class HandlerForm(VersionedForm):
    """To whom a case is given."""

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"] = forms.ModelChoiceField(
            label="Người xử lý", queryset=people, empty_label="Chọn người xử lý"
        )


class RevealForm(forms.Form):
    """Why a denouncer's identity is opened."""

    reason = TextField(
        label="Lý do xem",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Mỗi lần xem được ghi lại cùng tên người xem, giờ xem và lý do.",
    )

    def refuse(self, refusal: Refused) -> None:
        """Show why the identity stays closed."""
        self.add_error("reason", refusal.message)
