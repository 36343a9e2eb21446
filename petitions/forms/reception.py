"""The form of a reception of citizens."""

from typing import Any

from django import forms

from petitions.actions.reception import ReceptionFacts
from petitions.enums import ReceptionKind, Visit
from petitions.models import ReceptionParty
from songcong.core.fields import VietnameseDateField, WholeNumberField
from wards.forms.desk import DeskForm, Part
from wards.forms.record import TextField
from wards.models import Record


class ReceptionForm(DeskForm):
    """What an official writes down about a reception."""

    made = ReceptionFacts
    parts = (
        Part("", ("received_on", "kind", "receiver")),
        Part("Công dân", ("name", "address", "persons")),
        Part("Vụ việc", ("content", "visit")),
    )
    day = "received_on"
    kept = ("unit", "received_on", "kind", "receiver")
    private = ("receiver", "name", "address")
    usual = ("kind", "receiver")
    table = (
        "received_on",
        "kind",
        "receiver",
        "name",
        "address",
        "persons",
        "content",
        "visit",
    )

    received_on = VietnameseDateField(label="Ngày tiếp")
    kind = forms.ChoiceField(
        label="Hình thức tiếp", choices=ReceptionKind.choices, widget=forms.RadioSelect
    )
    receiver = TextField(label="Người tiếp", max_length=200, required=False)
    name = TextField(
        label="Họ tên công dân",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    address = TextField(
        label="Địa chỉ",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    persons = WholeNumberField(label="Số người", min_value=1, initial=1)
    content = TextField(label="Nội dung", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    visit = forms.ChoiceField(
        label="Lần tiếp", choices=Visit.choices, widget=forms.RadioSelect, initial=Visit.FIRST
    )

    @classmethod
    def initial_of(cls, record: Record) -> dict[str, Any]:
        """The form's values for a reception that stands, with who came where that is open."""
        rows = ReceptionParty.objects.filter(reception=record.pk)
        name, address = rows.values_list("name", "address").first() or ("", "")
        return {**super().initial_of(record), "name": name, "address": address}
