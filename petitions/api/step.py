"""The steps of a petition for machines: those open now, and taking one by the officials' form."""

from typing import Any, Final

from django import forms
from django.urls import URLPattern, path
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from petitions import access
from petitions.actions.step import take_step
from petitions.api.petition import PETITIONS
from petitions.enums import Outcome, PetitionStatus
from petitions.forms.step import StepForm
from petitions.models import Petition
from petitions.rules.step_pages import PETITION_WORDS
from petitions.rules.steps import hindrance
from petitions.rules.workflow import workflow_of
from songcong.core import clock
from songcong.core.errors import Conflict, Refused
from songcong.core.workflow import Transition
from wards.api.fields import TrueChoice, TrueDate, TrueInteger, json_field
from wards.api.record import RecordView, done, person_of, valid
from wards.api.shapes import LARGEST_VERSION, WRONG, ConflictShape, Known, shape
from wards.calendar import law

NOT_SENT: Final = ("version", "file")
"""What the officials' form has that is no field of a step: files do not come as JSON."""
CHANGED: Final = "Trong lúc bạn đang ghi, người khác đã lưu bản ghi này."
_ASKED = {
    name: json_field(field, partial=True)
    for name, field in StepForm.base_fields.items()
    if name not in (*NOT_SENT, "on", "outcome")
}
StepToTake = shape(
    "PetitionStepToTake",
    {
        "step": TrueChoice(sorted(PETITION_WORDS), label="Bước"),
        "version": TrueInteger(min_value=1, max_value=LARGEST_VERSION),
        "on": TrueDate(label="Ngày thực hiện"),
        "outcome": TrueChoice(Outcome.choices, required=False, label="Kết quả"),
        **_ASKED,
    },
    Known,
)
StepField = shape(
    "PetitionStepField",
    {
        "name": serializers.CharField(),
        "label": serializers.CharField(),
        "required": serializers.BooleanField(),
        "choices": serializers.ListField(
            child=serializers.CharField(), help_text="Để trống khi ghi tự do."
        ),
    },
)
OpenStep = shape(
    "PetitionOpenStep",
    {
        "step": serializers.CharField(),
        "title": serializers.CharField(),
        "article": serializers.CharField(),
        "asks": StepField(many=True),
    },
)
OpenSteps = shape(
    "PetitionOpenSteps",
    {
        "version": serializers.IntegerField(),
        "status": TrueChoice(PetitionStatus.choices),
        "steps": OpenStep(many=True),
    },
)


@extend_schema_view(
    get=extend_schema(
        operation_id="registers_petitions_steps", responses={200: OpenSteps, **WRONG}
    ),
    post=extend_schema(
        operation_id="registers_petitions_take_step",
        request=StepToTake,
        responses={200: PETITIONS.shapes.shown, **WRONG, 409: ConflictShape},
    ),
)
class StepsView(RecordView):
    """What the reader may do next with a petition, by its workflow table."""

    api = PETITIONS

    def get(self, _request: Request, pk: int) -> Response:
        """Các bước người gọi làm được ngay bây giờ, mỗi bước cần ghi những gì."""
        petition = self.found(pk)
        rows = access.steps(self.reader, petition)
        steps = [self._told(petition, row) for row in rows]
        told = {"version": petition.version, "status": petition.status, "steps": steps}
        return Response(told)

    def post(self, request: Request, pk: int) -> Response:
        """Thực hiện một bước như nút trên trang; phiên bản đã cũ thì trả về cả hai bản."""
        petition = self.mine(pk, "edit")
        body = self.body(request, StepToTake)
        try:
            row = self._open_row(petition, body["step"], body["version"])
            form = self._form(petition, row, body)
            valid(form)
            done(form, lambda: self._take(request, pk, row.verb, form))
        except Conflict as conflict:
            return self.both(pk, body, conflict)
        return self.answer(pk)

    def _take(self, request: Request, pk: int, verb: str, form: StepForm) -> Petition:
        return take_step(
            pk,
            verb,
            form.facts(),
            version=form.seen_version,
            by=person_of(request),
            at=clock.now(),
            law=law(),
        )

    def _open_row(self, petition: Petition, verb: str, version: int) -> Transition:
        """The row of the step; a case that went on meanwhile is a conflict, not a wrong state."""
        if version != petition.version:
            raise Conflict(CHANGED, current_version=petition.version)
        row = workflow_of(petition.kind, petition.instance).find(petition.status, verb)
        if sentence := hindrance(verb, petition):
            raise Refused(sentence)
        if not access.may(self.reader, verb, petition):
            raise PermissionDenied
        return row

    def _form(self, petition: Petition, row: Transition, body: dict[str, Any]) -> StepForm:
        """The officials' form of the step, asked no more than it asks."""
        said = {name: value for name, value in body.items() if name != "step"}
        form = StepForm(said, petition=petition, row=row, today=self.reader.day)
        if strange := set(said) - set(form.fields):
            raise ValidationError({name: ["Bước này không cần mục này."] for name in strange})
        return form

    def _told(self, petition: Petition, row: Transition) -> dict[str, Any]:
        form = StepForm(petition=petition, row=row, today=self.reader.day)
        return {
            "step": row.verb,
            "title": row.label,
            "article": row.article,
            "asks": [
                _field(name, field) for name, field in form.fields.items() if name not in NOT_SENT
            ],
        }


def _field(name: str, field: forms.Field) -> dict[str, Any]:
    choices = field.choices if isinstance(field, forms.ChoiceField) else ()
    keys = [str(key) for key, _words in choices]  # type: ignore[union-attr]  # no groups
    return {"name": name, "label": str(field.label), "required": field.required, "choices": keys}


def step_paths() -> list[URLPattern]:
    """The address of a petition's steps."""
    under = f"v1/registers/{PETITIONS.name}/<int:pk>/steps/"
    return [path(under, StepsView.as_view(), name=f"register-{PETITIONS.name}-steps")]
