"""Petitions for machines: none of what follows is ever about a denunciation."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from petitions.access import may
from petitions.actions import petition as actions
from petitions.enums import Outcome, PetitionKind, PetitionStatus
from petitions.forms.petition import PetitionForm
from petitions.models import Petition
from petitions.rules.public_code import show_code
from wards.api.fields import TrueChoice
from wards.api.record import RecordApi, Verbs
from wards.api.shapes import head_of, shapes_of
from wards.calendar import law
from wards.models import User
from wards.rules.masking import masked
from wards.rules.reader import CITY, WARD_OFFICE, Reader

NOT_TAKEN = (
    "Đơn tố cáo không nhận qua API; hãy ghi trực tiếp trên trang Đơn thư để danh tính được bảo mật."
)
KINDS = [pair for pair in PetitionKind.choices if pair[0] != PetitionKind.DENUNCIATION]
PARTY = ("name", "phone", "address")
KEPT = (
    *("received_on", "kind", "source", "signers", "field", "subject", "neighbourhood_text"),
    *("content", "complex", "entered_from"),
)
FOLLOWS = ("status", "outcome", "processed_on", "accepted_on", "resolved_on", "due_on")


def _rows(reader: Reader) -> QuerySet[Any, Any]:
    open_to_machines = Petition.objects.visible_to(reader).exclude(kind=PetitionKind.DENUNCIATION)
    return open_to_machines.select_related("unit", "party")


def _shown(petition: Petition, reader: Reader) -> dict[str, Any]:
    party = getattr(petition, "party", None)
    return {
        **head_of(petition),
        **{name: getattr(petition, name) for name in KEPT},
        **{name: masked(getattr(party, name, ""), petition.unit_id, reader) for name in PARTY},
        **{name: getattr(petition, name) for name in FOLLOWS},
        "due_citation": petition.due_citation,
        "public_code": show_code(petition.public_code),
    }


class _Form(PetitionForm):
    """The officials' form, asking machines for no denunciation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = KINDS  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["kind"].error_messages["invalid_choice"] = NOT_TAKEN


def _create(form: Any, by: User, at: datetime) -> Petition:
    sender = form.sender() or actions.NOBODY
    unit = form.cleaned_data["unit"]
    return actions.create(unit, form.facts(), sender, by=by, at=at, law=law())


def _edit(pk: int, form: Any, version: int, by: User, at: datetime) -> Petition:
    return actions.edit(pk, form.facts(), form.sender(), version=version, by=by, at=at, law=law())


def _cancel(pk: int, reason: str, version: int, by: User, at: datetime) -> Petition:
    return actions.cancel(pk, reason=reason, version=version, by=by, at=at)


PETITIONS = RecordApi(
    name="petitions",
    topic=actions.TOPIC,
    readers=(*WARD_OFFICE, *CITY),
    rows=_rows,
    day="received_on",
    shown=_shown,
    new_form=lambda body, units: _Form(body, units=units),
    old_form=lambda body, record: _Form(body, petition=record, initial=_Form.initial_of(record)),
    values=_Form.initial_of,
    verbs=Verbs(_create, _edit, _cancel),
    shapes=shapes_of(
        "Petition",
        _Form(),
        {
            "complex": serializers.BooleanField(),
            "status": TrueChoice(PetitionStatus.choices),
            "outcome": TrueChoice(Outcome.choices, allow_blank=True),
            **{
                name: serializers.DateField(allow_null=True)
                for name in FOLLOWS
                if name.endswith("_on")
            },
            "due_citation": serializers.CharField(),
            "public_code": serializers.CharField(),
        },
        without=("citizen_id",),
    ),
    may=may,
)
