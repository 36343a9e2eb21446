"""The forms of mediation teams and mediators."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms

from petitions.actions.team import MediatorFacts, TeamFacts
from petitions.enums import Qualification, Sex
from petitions.models import MediationTeam
from petitions.rules.team import MEDIATOR_CHECKS, TEAM_CHECKS
from songcong.core.fields import VietnameseDateField
from wards.forms.desk import DeskForm, Part
from wards.forms.record import TextField
from wards.models import Neighbourhood

FIRST_YEAR, LAST_YEAR = 1920, 2100


class YearField(forms.IntegerField):
    """A year of birth."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            min_value=FIRST_YEAR,
            max_value=LAST_YEAR,
            required=False,
            widget=forms.TextInput(
                attrs={"inputmode": "numeric", "class": "day", "autocomplete": "off"}
            ),
            error_messages={
                "invalid": "Ghi năm bốn chữ số.",
                "min_value": f"Ghi năm từ {FIRST_YEAR} trở đi.",
                "max_value": "Ghi năm bốn chữ số.",
            },
            **options,
        )


class PickField(forms.TypedChoiceField):
    """One of the unit's own rows, offered once the unit is known."""

    def __init__(self, label: str, nothing: str, *, required: bool = False) -> None:
        super().__init__(label=label, coerce=int, empty_value=None, required=required)
        self.nothing = nothing

    def offer(self, rows: Iterable[tuple[int, str]]) -> None:
        """The rows that may be picked."""
        self.choices = [("", self.nothing), *((str(pk), name) for pk, name in rows)]


class TeamForm(DeskForm):
    """What is written down about a team."""

    checks = TEAM_CHECKS
    made = TeamFacts
    parts = (
        Part("", ("name", "neighbourhood_id", "founded_on", "decision")),
        Part("Thôi hoạt động", ("ended_on",)),
    )
    day = "founded_on"
    kept = ("unit", "founded_on", "decision")
    own = ("name", "neighbourhood_id", "ended_on")

    name = TextField(
        label="Tên tổ hòa giải", max_length=200, help_text="Ví dụ: Tổ hòa giải TDP Thanh Xuân 1."
    )
    neighbourhood_id = PickField("Thôn, tổ dân phố", "– Chưa gắn với thôn, tổ nào –")
    founded_on = VietnameseDateField(label="Ngày thành lập")
    decision = TextField(
        label="Quyết định thành lập",
        max_length=200,
        required=False,
        help_text="Số, ký hiệu quyết định của Chủ tịch UBND.",
    )
    ended_on = VietnameseDateField(label="Ngày thôi hoạt động", required=False, help_text="")

    def __init__(self, *args: Any, units: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, units=units, **kwargs)
        rows = Neighbourhood.objects.filter(unit__in=whose(self, units)).order_by("folded_name")
        _offered(self, "neighbourhood_id", rows.values_list("pk", "name"))


class MediatorForm(DeskForm):
    """What is written down about a mediator."""

    checks = MEDIATOR_CHECKS
    made = MediatorFacts
    parts = (
        Part("", ("team_id", "name", "sex", "born_in", "ethnicity", "qualification", "leads")),
        Part(
            "Bầu, công nhận, tập huấn", ("elected_on", "recognition", "recognised_on", "trained_on")
        ),
        Part("Thôi làm hòa giải viên", ("ended_on", "end_reason")),
    )
    day = "elected_on"
    kept = ("unit", "team_id", "elected_on", "recognition", "recognised_on", "trained_on")
    own = ("name", "born_in", "leads", "ended_on", "end_reason")

    team_id = PickField("Tổ hòa giải", "– Chọn tổ –", required=True)
    name = TextField(label="Họ và tên", max_length=200)
    sex = forms.ChoiceField(label="Giới tính", choices=Sex.choices, widget=forms.RadioSelect)
    born_in = YearField(label="Năm sinh")
    ethnicity = TextField(label="Dân tộc", max_length=60, initial="Kinh")
    qualification = forms.ChoiceField(
        label="Trình độ chuyên môn", choices=Qualification.choices, widget=forms.RadioSelect
    )
    leads = forms.BooleanField(label="Là tổ trưởng", required=False)
    elected_on = VietnameseDateField(label="Ngày bầu")
    recognition = TextField(
        label="Quyết định công nhận",
        max_length=200,
        required=False,
        help_text="Chủ tịch UBND công nhận trong 05 ngày làm việc từ khi nhận danh sách.",
    )
    recognised_on = VietnameseDateField(label="Ngày công nhận", required=False, help_text="")
    trained_on = VietnameseDateField(label="Ngày tập huấn gần nhất", required=False, help_text="")
    ended_on = VietnameseDateField(label="Ngày thôi làm", required=False, help_text="")
    end_reason = TextField(label="Lý do thôi làm", max_length=300, required=False)

    def __init__(self, *args: Any, units: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, units=units, **kwargs)
        _offered(self, "team_id", teams_of(whose(self, units)))


def whose(form: forms.Form, units: Collection[int]) -> Collection[int]:
    """The units whose rows a form offers: those asked, else that of the record that stands."""
    return units or [form.initial[name] for name in ("unit",) if name in form.initial]


def teams_of(units: Collection[int]) -> Iterable[tuple[int, str]]:
    """The teams of the units by name."""
    rows = MediationTeam.objects.live().of_office(units)
    return rows.order_by("name", "pk").values_list("pk", "name")


def _offered(form: forms.Form, name: str, rows: Iterable[tuple[int, str]]) -> None:
    field = form.fields[name]
    if isinstance(field, PickField):
        field.offer(rows)
