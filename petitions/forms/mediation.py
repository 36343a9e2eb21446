"""The form of a mediation."""

from django import forms

from petitions.actions.mediation import MediationFacts
from petitions.enums import MediationOutcome
from petitions.rules.reception_checks import MEDIATION_CHECKS
from songcong.core.fields import VietnameseDateField
from wards.forms.desk import DeskForm, Part
from wards.forms.record import TextField


class MediationForm(DeskForm):
    """What is written down about a mediation."""

    checks = MEDIATION_CHECKS
    made = MediationFacts
    parts = (
        Part("", ("received_on", "team", "parties", "matter")),
        Part("Kết quả hòa giải", ("outcome", "ended_on")),
    )
    day = "received_on"
    kept = ("unit", "received_on", "team")
    private = ("parties",)
    usual = ("team",)
    own = ("outcome", "ended_on")
    table = ("received_on", "team", "parties", "matter", "outcome", "ended_on")

    received_on = VietnameseDateField(label="Ngày nhận")
    team = TextField(label="Tổ hòa giải", max_length=200, required=False)
    parties = TextField(
        label="Các bên",
        max_length=500,
        help_text="Ví dụ: Nguyễn Văn A - Trần Thị B.",
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    matter = TextField(label="Loại việc", max_length=300, help_text="Ví dụ: tranh chấp lối đi.")
    outcome = forms.ChoiceField(
        label="Kết quả", choices=[("", "Chưa ghi"), *MediationOutcome.choices], required=False
    )
    ended_on = VietnameseDateField(label="Ngày kết thúc", required=False, help_text="")
