"""The form of a supervision: what was looked at, what was found, what was recommended."""

from typing import Any

from django import forms

from inspections.actions.recommendation import RecommendationFacts
from inspections.actions.supervision import FindingFacts, SupervisionFacts
from inspections.enums import Board
from inspections.models import Finding, Supervision
from inspections.rules.recommendation_checks import ANSWERED_AFTER_SENT, RECOMMENDATION_TITLES
from songcong.core.cells import MAX_AREA, MAX_NUMBER, MAX_TEXT
from songcong.core.checks import faults
from songcong.core.fields import AreaField, VietnameseDateField, WholeNumberField
from wards.forms.record import RecordForm, TextField

KEPT = ("unit", "held_on")
MOST_AT_ONCE = 3
_SUBJECTS = {Board.INSPECTION: "Nội dung giám sát", Board.INVESTMENT: "Công trình, dự án"}
_FOREIGN = {Board.INSPECTION: "deducted_vnd", Board.INVESTMENT: "recovered_land_m2"}
_RECOMMENDED = tuple(RecommendationFacts.__dataclass_fields__)


class SupervisionForm(RecordForm):
    """What a board writes down about a supervision and what it found."""

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

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields[_FOREIGN[board]]
        self.fields["subject"].label = _SUBJECTS[board]

    def clean_register_no(self) -> str:
        """A number as registers write it: single spaces."""
        return " ".join(self.cleaned_data["register_no"].split())

    def clean(self) -> dict[str, Any]:
        """A number left empty is none."""
        for name in FindingFacts.__dataclass_fields__:
            if name in self.cleaned_data and self.cleaned_data[name] is None:
                self.cleaned_data[name] = 0
        return super().clean()

    def facts(self) -> SupervisionFacts:
        """The supervision as typed; the form is valid."""
        return SupervisionFacts(**self._given(SupervisionFacts))

    def found(self) -> FindingFacts:
        """What it found, as typed; the form is valid."""
        return FindingFacts(**self._given(FindingFacts))

    def _given(self, made: type[Any]) -> dict[str, Any]:
        names = made.__dataclass_fields__
        return {name: self.cleaned_data[name] for name in names if name in self.fields}

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, MOST_AT_ONCE + 1):
            for name, field in recommendation_fields().items():
                self.fields[f"{name}_{place}"] = field

    def clean(self) -> dict[str, Any]:
        """Judge each recommendation by the same check as the register's sheet."""
        typed = super().clean()
        for place in range(1, MOST_AT_ONCE + 1):
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
            for place in range(1, MOST_AT_ONCE + 1)
        ]

    def recommended_fields(self) -> list[tuple[list[forms.BoundField], bool]]:
        """The questions about each recommendation, and whether something stands in them."""
        groups = [
            [self[f"{name}_{place}"] for name in _RECOMMENDED]
            for place in range(1, MOST_AT_ONCE + 1)
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


def initial_of(supervision: Supervision) -> dict[str, Any]:
    """The form's values for a supervision that stands and its finding."""
    finding = supervision.findings.order_by("pk").first() or Finding()
    return {
        "version": supervision.version,
        **{name: getattr(supervision, name) for name in SupervisionFacts.__dataclass_fields__},
        **{name: getattr(finding, name) for name in FindingFacts.__dataclass_fields__},
    }
