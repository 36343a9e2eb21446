"""The form of a vote of the people."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from songcong.core.fields import AreaField, VietnameseDateField, WholeNumberField
from songcong.core.keyset import read_id
from wards.actions.decision import DecisionFacts
from wards.enums import DecisionMatter
from wards.forms.desk import DeskForm, Part
from wards.forms.record import TextField
from wards.models import Meeting, Record
from wards.rules.decision_checks import DECISION_CHECKS

VOTES = (
    "total_households",
    "households_present",
    "votes_for",
    "votes_against",
    "votes_invalid",
)
GIFTS = ("contributions_vnd", "labour_days", "land_m2", "state_support_vnd")
NEAR: Final = timedelta(days=31)
OUTLOOK: Final = "wards/official/decision/outlook.html"
LONGEST_SUBJECT: Final = 60


class MeetingField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when run
    """One of the unit's meetings, asked for anew when unit or day change."""

    def __init__(self) -> None:
        anew = {
            "hx-post": "",
            "hx-trigger": "change from:#id_decided_on, change from:#id_unit",
            "hx-include": "closest form",
            "hx-vals": '{"look": "1"}',
            "hx-select": "#id_meeting",
            "hx-swap": "outerHTML",
        }
        super().__init__(
            label="Cuộc họp",
            queryset=Meeting.objects.none(),
            required=False,
            empty_label="Không gắn với cuộc họp nào trong sổ",
            widget=forms.Select(attrs=anew),
            help_text="Các cuộc họp của đơn vị trong vòng một tháng trước và sau ngày biểu quyết.",
            error_messages={"invalid_choice": "Không có cuộc họp này trong sổ của đơn vị."},
        )

    def label_from_instance(self, meeting: Meeting) -> str:
        """What tells a meeting from the others of those days."""
        subject = meeting.subject[:LONGEST_SUBJECT]
        words = (str(meeting), meeting.neighbourhood_text, subject)
        return " · ".join(word for word in words if word)


class DecisionForm(DeskForm):
    """What an official writes down about a vote.

    What is wrong with the answers in ``told_at_once`` is said beside each while others are typed.
    """

    checks = DECISION_CHECKS
    made = DecisionFacts
    parts = (
        Part("", ("matter", "decided_on", "meeting", "content", "scope")),
        Part("Kết quả biểu quyết", VOTES, OUTLOOK),
        Part("Sau biểu quyết", ("recognised_on", *GIFTS)),
    )
    day = "decided_on"
    kept = ("unit", "matter", "decided_on", "scope", "total_households")
    own = ("meeting", "recognised_on")
    zeros = (*VOTES, *GIFTS)
    table = ("matter", "decided_on", "content", "scope", *VOTES)
    beside = ("recognised_on", *GIFTS)
    told_at_once = ("matter", "decided_on", *VOTES, "recognised_on", *GIFTS)

    matter = forms.TypedChoiceField(
        label="Việc biểu quyết", choices=DecisionMatter.choices, coerce=int, empty_value=None
    )
    decided_on = VietnameseDateField(label="Ngày biểu quyết")
    meeting = MeetingField()
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

    def __init__(self, *args: Any, units: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, units=units, **kwargs)
        known = self["unit"].value() if "unit" in self.fields else self.initial.get("unit")
        unit = read_id(known)
        if not units or unit in units:
            self.fields["meeting"].queryset = self._meetings(unit)  # type: ignore[attr-defined]  # a ModelChoiceField

    @property
    def places_of_errors(self) -> str:
        """Where on the page stands what is wrong with the answers told at once."""
        return ",".join(f"#{self[name].auto_id}_said" for name in self.told_at_once)

    def _meetings(self, unit: int | None) -> QuerySet[Meeting]:
        """The unit's meetings near the day of the vote, and the one chosen."""
        chosen = read_id(self["meeting"].value())
        near = Q(pk=chosen) if chosen else Q()
        day = _day(self["decided_on"].value())
        if day is not None:
            near |= Q(held_on__gte=day - NEAR, held_on__lte=day + NEAR)
        rows = Meeting.objects.filter(near, unit=unit).live() if near else Meeting.objects.none()
        return rows.order_by("-held_on", "-pk")

    @classmethod
    def initial_of(cls, record: Record) -> dict[str, Any]:
        """The form's values for a vote that stands."""
        known = super().initial_of(record)
        meeting = known["meeting"]
        return {**known, "meeting": meeting.pk if meeting else None}

    def vote(self) -> dict[str, Any] | None:
        """Matter, day and votes as typed, once all can be read and be; a form half filled too."""
        if not self.is_valid() and not self.errors.keys().isdisjoint(VOTES):
            return None
        typed = getattr(self, "cleaned_data", {})
        names = ("matter", "decided_on", "votes_for", "total_households")
        vote = {name: typed.get(name) for name in names}
        return vote if all(value is not None for value in vote.values()) else None


def _day(typed: object) -> date | None:
    """The day typed, where it is one and the calendar goes on around it."""
    try:
        day = VietnameseDateField(required=False).clean(typed)
    except ValidationError:
        return None
    return day if day and date.min + NEAR <= day <= date.max - NEAR else None
