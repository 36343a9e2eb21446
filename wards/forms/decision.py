"""The form of a vote of the people."""

from typing import Any

from django import forms

from songcong.core.fields import AreaField, VietnameseDateField, WholeNumberField
from wards.actions.decision import DecisionFacts
from wards.enums import DecisionMatter
from wards.forms.desk import DeskForm, Part
from wards.forms.record import TextField
from wards.rules.decision_checks import DECISION_CHECKS

VOTES = (
    "total_households",
    "households_present",
    "votes_for",
    "votes_against",
    "votes_invalid",
)
GIFTS = ("contributions_vnd", "labour_days", "land_m2", "state_support_vnd")


class DecisionForm(DeskForm):
    """What an official writes down about a vote."""

    checks = DECISION_CHECKS
    made = DecisionFacts
    parts = (
        Part("", ("matter", "decided_on", "content", "scope")),
        Part("Kết quả biểu quyết", VOTES),
        Part("Sau biểu quyết", ("recognised_on", *GIFTS)),
    )
    day = "decided_on"
    kept = ("unit", "matter", "decided_on", "scope", "total_households")
    zeros = (*VOTES, *GIFTS)

    matter = forms.TypedChoiceField(
        label="Việc biểu quyết", choices=DecisionMatter.choices, coerce=int, empty_value=None
    )
    decided_on = VietnameseDateField(label="Ngày biểu quyết")
    content = TextField(label="Nội dung", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    scope = TextField(
        label="Phạm vi", max_length=300, required=False, help_text="Thôn, tổ dân phố hoặc toàn xã."
    )
    total_households = WholeNumberField(label="Tổng số hộ", required=False)
    households_present = WholeNumberField(label="Số hộ dự", required=False)
    votes_for = WholeNumberField(label="Đồng ý", required=False)
    votes_against = WholeNumberField(label="Không đồng ý", required=False)
    votes_invalid = WholeNumberField(label="Không hợp lệ", required=False)
    recognised_on = VietnameseDateField(
        label="Ngày công nhận", required=False, help_text="Ngày UBND cấp xã công nhận kết quả."
    )
    contributions_vnd = WholeNumberField(label="Dân góp (đồng)", required=False)
    labour_days = WholeNumberField(label="Ngày công", required=False)
    land_m2 = AreaField(label="Đất hiến (m²)", required=False)
    state_support_vnd = WholeNumberField(label="Ngân sách hỗ trợ (đồng)", required=False)

    def vote(self) -> dict[str, Any] | None:
        """Matter, day and votes as typed, once all of them can be read; a form half filled too."""
        self.is_valid()
        typed = getattr(self, "cleaned_data", {})
        names = ("matter", "decided_on", "votes_for", "total_households")
        vote = {name: typed.get(name) for name in names}
        return vote if all(value is not None for value in vote.values()) else None
