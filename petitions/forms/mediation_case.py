"""The forms of a mediation's file."""

import re
from typing import Any

from django import forms
from django.db.models import Case, When

from petitions.actions.mediation_case import AgreementFacts, CaseFacts, SessionFacts, Side
from petitions.enums import AgreementKept, MediationGround, MediationScope
from petitions.forms.team import PickField, YearField, teams_of
from petitions.models import Mediation, MediationCase, Mediator
from petitions.rules.mediation_scope import ROWS
from songcong.core.fields import VietnameseDateField, WholeNumberField
from songcong.core.text import fold
from wards.forms.desk import Section
from wards.forms.record import TextField, VersionedForm

SIDES = 4
_BETWEEN = re.compile(r"\s[-–—]\s|[;\n]|\svới\s")
"""What stands between the parties of a line: "Ông A - bà B", "Ông A với bà B"."""


class CaseForm(VersionedForm):
    """Scope, team, mediators and parties of one mediation."""

    scope = forms.ChoiceField(
        label="Phạm vi",
        help_text="Việc không được hòa giải thì không phân công hòa giải viên.",
    )
    ground = forms.ChoiceField(
        label="Căn cứ tiến hành",
        choices=[("", "Chưa ghi"), *MediationGround.choices],
        required=False,
    )
    team_id = PickField("Tổ hòa giải", "– Chưa chọn –")
    mediator_ids = forms.TypedMultipleChoiceField(
        label="Hòa giải viên",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    assigned_on = VietnameseDateField(label="Ngày phân công", required=False, help_text="")
    invited = TextField(
        label="Người được mời",
        max_length=300,
        required=False,
        help_text="Người có uy tín, chuyên môn.",
    )

    def __init__(self, *args: Any, mediation: Mediation, **kwargs: Any) -> None:
        self.mediation = mediation
        super().__init__(*args, **kwargs)
        for number in range(1, SIDES + 1):
            self.fields |= _side_fields(number)
        self.fields["scope"].choices = _scopes()  # type: ignore[attr-defined]  # a ChoiceField
        teams = list(teams_of([mediation.office_id]))
        self.fields["team_id"].offer(teams)  # type: ignore[attr-defined]  # a PickField
        rows = Mediator.objects.live().recognised(mediation.received_on)
        self.initial = {**_stands(mediation, dict(teams)), **(self.initial or {})}
        its_team = Case(When(team=self.initial.get("team_id"), then=0), default=1)
        own = rows.of_office([mediation.office_id]).order_by(
            its_team, "team__name", "team_id", "name", "pk"
        )
        self.fields["mediator_ids"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(pk), f"{name} ({team})")
            for pk, name, team in own.values_list("pk", "name", "team__name")
        ]

    def sections(self) -> list[Section]:
        """The questions as they stand on the page."""
        first = ("scope", "ground", "team_id", "mediator_ids", "assigned_on", "invited")
        side = ("name", "born", "address")
        return [
            Section("", [self[name] for name in first]),
            *(
                Section(f"Bên thứ {number}", [self[f"{name}_{number}"] for name in side])
                for number in range(1, SIDES + 1)
            ),
        ]

    def facts(self) -> CaseFacts:
        """The file as typed; the form is valid."""
        given = self.cleaned_data
        sides = (
            Side(given[f"name_{n}"], given[f"born_{n}"], given[f"address_{n}"])
            for n in range(1, SIDES + 1)
        )
        return CaseFacts(
            scope=given["scope"],
            ground=given["ground"],
            team_id=given["team_id"],
            mediator_ids=tuple(given["mediator_ids"]),
            assigned_on=given["assigned_on"],
            invited=given["invited"],
            sides=tuple(side for side in sides if side.name),
        )

    def clean(self) -> dict[str, Any]:
        """A year or an address belongs to somebody."""
        given = self.cleaned_data
        for n in range(1, SIDES + 1):
            if (given.get(f"born_{n}") or given.get(f"address_{n}")) and not given.get(f"name_{n}"):
                self.add_error(f"name_{n}", "Chưa ghi họ tên.")
        return given


class SessionForm(VersionedForm):
    """One meeting with the parties."""

    held_on = VietnameseDateField(label="Ngày hòa giải")
    place = TextField(label="Địa điểm", max_length=300, required=False)
    course = TextField(
        label="Diễn biến, kết quả", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def facts(self) -> SessionFacts:
        """The meeting as typed; the form is valid."""
        given = self.cleaned_data
        return SessionFacts(given["held_on"], given["place"], given["course"])


class AgreementForm(VersionedForm):
    """What was agreed, whether it is kept, the court's word and the team's fee."""

    agreed_on = VietnameseDateField(label="Ngày lập văn bản hòa giải thành", required=False)
    agreement = TextField(
        label="Nội dung thỏa thuận", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    kept = forms.ChoiceField(
        label="Việc thực hiện thỏa thuận",
        choices=[("", "Chưa theo dõi"), *AgreementKept.choices],
        required=False,
    )
    kept_checked_on = VietnameseDateField(label="Ngày theo dõi", required=False, help_text="")
    court_asked_on = VietnameseDateField(
        label="Ngày yêu cầu Tòa án công nhận", required=False, help_text=""
    )
    court_decision = TextField(label="Quyết định của Tòa án", max_length=200, required=False)
    fee_vnd = WholeNumberField(label="Thù lao của tổ (đồng)", required=False)
    paid_on = VietnameseDateField(label="Ngày chi", required=False, help_text="")

    def facts(self) -> AgreementFacts:
        """The agreement as typed; the form is valid."""
        given = {name: self.cleaned_data[name] for name in AgreementFacts.__dataclass_fields__}
        return AgreementFacts(**(given | {"fee_vnd": given["fee_vnd"] or 0}))


def agreement_of(mediation: Mediation) -> dict[str, Any]:
    """The form's values for a mediation that stands."""
    case = MediationCase.objects.filter(mediation=mediation).first()
    stands = {
        name: getattr(case, name)
        for name in AgreementFacts.__dataclass_fields__
        if case is not None
    }
    return {"version": mediation.version, **stands}


def _scopes() -> list[tuple[str, str]]:
    """The kinds of matters, those that may be mediated first."""
    labels = dict(MediationScope.choices)
    return [
        ("", "– Chọn loại việc –"),
        *(
            (row.scope.value, f"{'' if row.allowed else 'Không hòa giải: '}{labels[row.scope]}")
            for row in ROWS
        ),
    ]


def _side_fields(number: int) -> dict[str, forms.Field]:
    typed = {"autocomplete": "off"}
    return {
        f"name_{number}": TextField(
            label="Họ tên", max_length=200, required=False, widget=forms.TextInput(attrs=typed)
        ),
        f"born_{number}": YearField(label="Năm sinh"),
        f"address_{number}": TextField(
            label="Địa chỉ", max_length=300, required=False, widget=forms.TextInput(attrs=typed)
        ),
    }


def _named(mediation: Mediation) -> list[str]:
    """The parties as the register names them, one by one."""
    names = _BETWEEN.split(mediation.parties)
    return [name.strip() for name in names if name.strip()][:SIDES]


def _stands(mediation: Mediation, teams: dict[int, str]) -> dict[str, Any]:
    """What is known: the file, or the team that the register names."""
    sides = list(mediation.sides.order_by("pk")[:SIDES])
    known: dict[str, Any] = {"version": mediation.version}
    if not sides:
        known |= {f"name_{n}": name for n, name in enumerate(_named(mediation), start=1)}
    for number, side in enumerate(sides, start=1):
        known |= {f"name_{number}": side.name, f"born_{number}": side.born_in}
        known[f"address_{number}"] = side.address
    case = MediationCase.objects.filter(mediation=mediation).first()
    if case is None:
        named = fold(mediation.team)
        return known | {
            "team_id": next((pk for pk, name in teams.items() if fold(name) == named), None)
        }
    names = ("scope", "ground", "team_id", "assigned_on", "invited")
    chosen = list(case.mediators.values_list("pk", flat=True))
    return known | {name: getattr(case, name) for name in names} | {"mediator_ids": chosen}
