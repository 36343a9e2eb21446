"""Petitions that belong together: suggested, linked and parted again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from petitions.actions.link import link as put_together
from petitions.actions.link import unlink as part
from petitions.enums import PetitionKind
from petitions.forms.link import LinkForm
from petitions.models import Petition
from petitions.models.alike import Alike, Asked, alike
from petitions.models.link import Linked, linked_to
from petitions.views.official.petition_form import DETAIL, opened
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.keyset import read_id
from songcong.core.vietnamese import lower_first
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE, Reader
from wards.views.official.saving import attempt, status_of

PAGE = "petitions/official/petition/links.html"


def suggested(petition: Petition, reader: Reader, linked: list[Linked]) -> list[Alike]:
    """What may be the same petition and is not linked yet; nothing for a denunciation."""
    if petition.kind == PetitionKind.DENUNCIATION:
        return []
    party = getattr(petition, "party", None)
    asked = Asked(
        petition.unit_id,
        petition.received_on,
        f"{petition.field} {petition.content}",
        party.phone if party else "",
        petition.pk,
    )
    known = {one.petition.pk for one in linked}
    return [one for one in alike(asked, reader) if one.petition.pk not in known]


@official(*WARD_OFFICE)
def links(request: OfficialRequest, pk: int) -> HttpResponse:
    """Link by number or from the suggestions; take a link back."""
    petition = opened(request, pk, "edit")
    if "part" in request.POST:
        return _part(request, petition)
    form = LinkForm(request.POST or None, petition=petition, reader=request.reader)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        done = attempt(
            form,
            lambda: put_together(
                pk, given["other"].pk, given["kind"], by=request.user, at=clock.now()
            ),
        )
        if done is not None:
            messages.success(request, f"Đã liên kết với {lower_first(done.other.numbered)}.")
            return redirect(DETAIL, pk)
    linked = linked_to(petition, request.reader)
    context = {
        "form": form,
        "petition": petition,
        "linked": linked,
        "suggested": suggested(petition, request.reader, linked),
        "back": reverse(DETAIL, args=[pk]),
    }
    return render(request, PAGE, context, status=status_of(form))


def _part(request: OfficialRequest, petition: Petition) -> HttpResponse:
    asked = read_id(request.POST["part"])
    known = {one.petition.pk for one in linked_to(petition, request.reader)}
    if asked in known:
        try:
            part(petition.pk, asked, by=request.user, at=clock.now())
        except Refused as refusal:
            messages.warning(request, refusal.message)
        else:
            messages.success(request, "Đã bỏ liên kết.")
    return redirect(DETAIL, petition.pk)
