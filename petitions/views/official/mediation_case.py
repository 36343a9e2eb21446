"""The pages on which a mediation's file is kept: scope and people, sessions, agreement."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from petitions.actions import mediation_case as actions
from petitions.forms.mediation_case import AgreementForm, CaseForm, SessionForm, agreement_of
from petitions.models import Mediation
from petitions.rules.team import highest_fee
from songcong.core import clock
from songcong.core.vietnamese import money
from wards.access import may
from wards.calendar import law
from wards.forms.record import Difference
from wards.http import OfficialRequest, official
from wards.rules.rights import WRITERS
from wards.views.official.saving import form_page, record_for

DETAIL = "petitions:official-mediation-detail"
WRITING = tuple(sorted(WRITERS["mediation"]))


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WRITING)
def case(request: OfficialRequest, pk: int) -> HttpResponse:
    """Whether it may be mediated, by whom, between whom."""
    mediation = _mine(request, pk)
    form = CaseForm(request.POST or None, mediation=mediation)

    def rows() -> list[Difference]:
        return form.against(CaseForm(mediation=_mine(request, pk)))

    return _page(
        request,
        mediation,
        form,
        lambda **who: actions.set_case(pk, form.facts(), **who),
        title="Phạm vi, người hòa giải, các bên",
        template="wards/official/desk/form.html",
        rows=rows,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WRITING)
def session(request: OfficialRequest, pk: int) -> HttpResponse:
    """One meeting with the parties."""
    mediation = _mine(request, pk)
    first = {"version": mediation.version, "held_on": request.reader.day}
    form = SessionForm(request.POST or None, initial=first)
    return _page(
        request,
        mediation,
        form,
        lambda **who: actions.add_session(pk, form.facts(), **who),
        title="Ghi buổi hòa giải",
        rows=lambda: form.against(SessionForm(initial={"held_on": None})),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@official(*WRITING)
def agreement(request: OfficialRequest, pk: int) -> HttpResponse:
    """What was agreed, whether it is kept, the court's word, the team's fee."""
    mediation = _mine(request, pk)
    form = AgreementForm(request.POST or None, initial=agreement_of(mediation))
    highest = highest_fee(mediation.outcome, mediation.ended_on or request.reader.day, law())
    if highest is not None:
        form.fields["fee_vnd"].help_text = f"Mức chi tối đa {money(highest[0])} ({highest[1]})."

    def rows() -> list[Difference]:
        return form.against(AgreementForm(initial=agreement_of(_mine(request, pk))))

    return _page(
        request,
        mediation,
        form,
        lambda **who: actions.set_agreement(pk, form.facts(), **who),
        title="Thỏa thuận, thực hiện, thù lao",
        rows=rows,
    )


def _page(
    request: OfficialRequest,
    mediation: Mediation,
    form: Any,
    act: Callable[..., Mediation],
    **page: Any,
) -> HttpResponse:
    """A form over the file; done, it leads back to the mediation."""
    back = reverse(DETAIL, args=[mediation.pk])
    context = {"title": page["title"], "label": "Lưu", "back": back, "crumb": str(mediation)}
    extra = {"template": page["template"]} if "template" in page else {}
    return form_page(
        request,
        form,
        lambda: act(version=form.seen_version, by=request.user, at=clock.now()),
        rows=page["rows"],
        said="Đã lưu.",
        context=context,
        **extra,
    )


def _mine(request: OfficialRequest, pk: int) -> Mediation:
    rows = Mediation.objects.visible_to(request.reader)
    return record_for(rows, pk, lambda row: may(request.reader, "edit", row, "mediation"))
