"""The forms of a recommendation and of its answer."""

from datetime import date
from typing import Any

from django import forms

from inspections.actions.recommendation import AnswerFacts, RecommendationFacts
from inspections.enums import Acceptance
from inspections.forms.supervision import recommendation_fields
from inspections.models import Recommendation
from inspections.rules.recommendation_checks import (
    ANSWERED_AFTER_SENT,
    RECOMMENDATION_CHECKS,
    RECOMMENDATION_TITLES,
)
from songcong.core.cells import MAX_TEXT
from songcong.core.checks import faults
from songcong.core.fields import VietnameseDateField
from wards.forms.desk import DeskForm
from wards.forms.record import RecordForm, TextField


class RecommendationForm(DeskForm):
    """What was recommended, when it was sent and answered."""

    checks = (ANSWERED_AFTER_SENT,)
    made = RecommendationFacts
    table = ("content", "sent_on", "answered_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(recommendation_fields())


class AnswerForm(RecordForm):
    """When and how a recommendation was answered, and what came of it."""

    answered_on = VietnameseDateField(label=RECOMMENDATION_TITLES["answered_on"])
    answer = TextField(
        label="Nội dung trả lời",
        max_length=MAX_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    acceptance = forms.ChoiceField(
        label=RECOMMENDATION_TITLES["acceptance"],
        choices=[*Acceptance.choices, ("", "Chưa ghi")],
        required=False,
        widget=forms.RadioSelect,
    )
    executed_on = VietnameseDateField(
        label=RECOMMENDATION_TITLES["executed_on"],
        required=False,
        help_text="Ghi khi kiến nghị đã được thực hiện xong; có thể ghi sau.",
    )

    def __init__(self, *args: Any, sent_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent_on = sent_on

    def clean(self) -> dict[str, Any]:
        """Judge the answer together with the day on which it was asked for."""
        typed = super().clean()
        known = {**typed, "sent_on": self.sent_on}
        for at, sentence in faults(RECOMMENDATION_CHECKS, known, RECOMMENDATION_TITLES):
            self.add_error(at, f"{sentence}.")
        return typed

    def facts(self) -> AnswerFacts:
        """The answer as typed; the form is valid."""
        return AnswerFacts(
            **{name: self.cleaned_data[name] for name in AnswerFacts.__dataclass_fields__}
        )


def initial_of(row: Recommendation, version: int) -> dict[str, Any]:
    """The form's values for a recommendation that stands."""
    names = RecommendationFacts.__dataclass_fields__
    return {"version": version, **{name: getattr(row, name) for name in names}}


def initial_answer(row: Recommendation, version: int, today: date | None) -> dict[str, Any]:
    """The form's values for its answer: today's, where there is none."""
    names = AnswerFacts.__dataclass_fields__
    known = {name: getattr(row, name) for name in names}
    return {"version": version, **known, "answered_on": row.answered_on or today}
