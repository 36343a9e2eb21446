"""The form of a supervision: what was looked at, what was found, what was recommended."""

from typing import Any, ClassVar, Final

from django import forms

from inspections.actions.recommendation import RecommendationFacts
from inspections.actions.supervision import FindingFacts, NewSupervision, SupervisionFacts
from inspections.enums import Board
from inspections.models import Finding
from inspections.rules.recommendation_checks import ANSWERED_AFTER_SENT, RECOMMENDATION_TITLES
from songcong.core.cells import MAX_AREA, MAX_NUMBER, MAX_TEXT
from songcong.core.checks import faults
from songcong.core.fields import AreaField, VietnameseDateField, WholeNumberField
from wards.forms.desk import DeskForm
from wards.forms.record import TextField
from wards.models import Record

MOST_AT_ONCE = 3
_RECOMMENDED = tuple(RecommendationFacts.__dataclass_fields__)


class SupervisionForm(DeskForm):
    """What a board writes down about a supervision and what it found; each board has its own."""

    board: ClassVar[Board]
    foreign: ClassVar[str]
    """What is asked of the other board alone."""
    subject_label: ClassVar[str]
    made = SupervisionFacts
    day = "held_on"
    kept = ("unit", "held_on")
    own = ("register_no",)
    zeros = tuple(FindingFacts.__dataclass_fields__)

    held_on = VietnameseDateField(label="Ngày giám sát")
    register_no = TextField(
        label="Số trong sổ",
        max_length=500,
        required=False,
        help_text="Để trống thì phần mềm lấy số tiếp theo của sổ.",
    )
    subject = TextField(
        label="Nội dung", max_length=MAX_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )
    violations = WholeNumberField(label="Số vụ sai phạm", required=False, max_value=MAX_NUMBER)
    recovered_vnd = WholeNumberField(
        label="Thu hồi tiền (đồng)", required=False, max_value=MAX_NUMBER
    )
    recovered_land_m2 = AreaField(label="Thu hồi đất (m²)", required=False, max_value=MAX_AREA)
    deducted_vnd = WholeNumberField(
        label="Giảm trừ quyết toán (đồng)", required=False, max_value=MAX_NUMBER
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields[self.foreign]
        self.fields["subject"].label = self.subject_label

    @classmethod
    def initial_of(cls, record: Record) -> dict[str, Any]:
        """The form's values for a supervision that stands and its finding."""
        finding = Finding.objects.filter(supervision=record.pk).order_by("pk").first() or Finding()
        found = {name: getattr(finding, name) for name in FindingFacts.__dataclass_fields__}
        return super().initial_of(record) | found

    def clean_register_no(self) -> str:
        """A number as registers write it: single spaces."""
        return " ".join(self.cleaned_data["register_no"].split())

    def found(self) -> FindingFacts:
        """What it found, as typed; the form is valid."""
        names = FindingFacts.__dataclass_fields__
        typed = self.cleaned_data
        return FindingFacts(**{name: typed[name] for name in names if name in typed})

    def plain_fields(self) -> list[forms.BoundField]:
        """The questions before the findings."""
        names = ("held_on", "register_no", "subject")
        asked = "unit" in self.fields and not self["unit"].is_hidden
        return [self[name] for name in (("unit",) if asked else ()) + names]

    def found_fields(self) -> list[forms.BoundField]:
        """The questions about what was found."""
        return [self[name] for name in FindingFacts.__dataclass_fields__ if name in self.fields]


class NewSupervisionForm(SupervisionForm):
    """The same with what was recommended at once; more is added from the supervision's page."""

    most = MOST_AT_ONCE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, self.most + 1):
            for name, field in recommendation_fields().items():
                self.fields[f"{name}_{place}"] = field

    def clean(self) -> dict[str, Any]:
        """Judge each recommendation by the same check as the register's sheet."""
        typed = super().clean()
        for place in range(1, self.most + 1):
            facts = {
                name: typed[f"{name}_{place}"]
                for name in _RECOMMENDED
                if f"{name}_{place}" in typed
            }
            for at, sentence in faults((ANSWERED_AFTER_SENT,), facts, RECOMMENDATION_TITLES):
                self.add_error(f"{at}_{place}", f"{sentence}.")
        return typed

    def recommended(self) -> list[RecommendationFacts]:
        """Each recommendation as typed, in its place; the form is valid."""
        return [
            RecommendationFacts(
                **{name: self.cleaned_data[f"{name}_{place}"] for name in _RECOMMENDED}
            )
            for place in range(1, self.most + 1)
        ]

    def recommended_fields(self) -> list[tuple[list[forms.BoundField], bool]]:
        """The questions about each recommendation, and whether something stands in them."""
        groups = [
            [self[f"{name}_{place}"] for name in _RECOMMENDED] for place in range(1, self.most + 1)
        ]
        return [(group, any(field.value() for field in group)) for group in groups]


def recommendation_fields() -> dict[str, forms.Field]:
    """The questions about a recommendation."""
    return {
        "content": TextField(
            label="Nội dung kiến nghị",
            max_length=MAX_TEXT,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        ),
        "sent_on": VietnameseDateField(
            label=RECOMMENDATION_TITLES["sent_on"],
            required=False,
            help_text="Hạn trả lời tính từ ngày này.",
        ),
        "answered_on": VietnameseDateField(
            label=RECOMMENDATION_TITLES["answered_on"],
            required=False,
            help_text="Để trống khi chưa được trả lời.",
        ),
    }


class SupervisionLineForm(NewSupervisionForm):
    """A supervision as one of several lines, with what it found and one recommendation."""

    most = 1
    beside = ("content_1", "sent_on_1", "answered_on_1", "register_no")
    alone = ("register_no",)

    def facts(self) -> NewSupervision:
        """The supervision with its finding and recommendation as typed; the form is valid."""
        return NewSupervision(super().facts(), self.found(), self.recommended())


class _Inspection(SupervisionForm):
    board, foreign, subject_label = Board.INSPECTION, "deducted_vnd", "Nội dung giám sát"
    table = ("held_on", "subject", "violations", "recovered_vnd", "recovered_land_m2")


class _Investment(SupervisionForm):
    board, foreign, subject_label = Board.INVESTMENT, "recovered_land_m2", "Công trình, dự án"
    table = ("held_on", "subject", "violations", "recovered_vnd", "deducted_vnd")


class InspectionForm(_Inspection):
    """A supervision of the People's Inspection Board."""


class NewInspectionForm(_Inspection, NewSupervisionForm):
    """A new one, with what was recommended."""


class InspectionLineForm(_Inspection, SupervisionLineForm):
    """A new one as a line."""


class InvestmentForm(_Investment):
    """A supervision of the Community Investment Supervision Board."""


class NewInvestmentForm(_Investment, NewSupervisionForm):
    """A new one, with what was recommended."""


class InvestmentLineForm(_Investment, SupervisionLineForm):
    """A new one as a line."""


FORMS: Final[dict[Board, type[SupervisionForm]]] = {
    Board.INSPECTION: InspectionForm,
    Board.INVESTMENT: InvestmentForm,
}
NEW_FORMS: Final[dict[Board, type[NewSupervisionForm]]] = {
    Board.INSPECTION: NewInspectionForm,
    Board.INVESTMENT: NewInvestmentForm,
}
LINE_FORMS: Final[dict[Board, type[SupervisionLineForm]]] = {
    Board.INSPECTION: InspectionLineForm,
    Board.INVESTMENT: InvestmentLineForm,
}
