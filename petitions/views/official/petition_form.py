"""Typing, correcting and cancelling a petition, and hanging files on it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from petitions.access import ATTACH, may
from petitions.actions import petition as actions
from petitions.actions.attachment import attach as attach_file
from petitions.enums import PetitionKind, Source
from petitions.forms.petition import NewPetitionForm, PetitionForm, initial_from
from petitions.models import Petition, Reception
from petitions.models.alike import Alike, Asked, alike
from petitions.models.petition import PetitionQuerySet
from songcong.core import clock
from songcong.core.keyset import read_id
from songcong.core.sms import gateway
from songcong.core.vietnamese import lower_first
from wards.calendar import law
from wards.forms.record import AttachForm, CancelForm, Difference
from wards.http import OfficialRequest, official
from wards.models import StoredFile
from wards.rules.reader import WARD_OFFICE
from wards.rules.rights import units_to_write
from wards.views.official.beginning import COPIES, FOLLOWS, beginning, latest
from wards.views.official.saving import (
    attached,
    attempt,
    form_page,
    record_for,
    saves,
    status_of,
)

CREATE, DETAIL = "petitions:official-petition-create", "petitions:official-petition-detail"


@official(*WARD_OFFICE)
def create(request: OfficialRequest) -> HttpResponse:
    """A new petition, perhaps handed over at a reception (``?tiep-dan=``)."""
    reception, model = _reception(request), last(request)
    units = units_to_write(request.reader, actions.TOPIC)
    first = initial_from(reception) if reception else _first(request, model)
    form = NewPetitionForm(
        request.POST or None, units=units, initial=first, texts=gateway() is not None
    )
    if saves(request, form):
        petition = attempt(form, lambda: _create(request, form, reception))
        if petition is not None:
            messages.success(request, f"Đã ghi {lower_first(petition.numbered)}.")
            if "again" in request.POST:
                return redirect(f"{reverse(CREATE)}?{FOLLOWS}={petition.pk}")
            return redirect(DETAIL, petition.pk)
    context = {
        "form": form,
        "again": True,
        "back": reverse("petitions:official-petition-list"),
        "suggested": _suggested(request, form),
        "copy_url": f"{reverse(CREATE)}?{COPIES}={model.pk}" if model and not reception else "",
    }
    return render(
        request, "petitions/official/petition/create.html", context, status=status_of(form)
    )


@official(*WARD_OFFICE)
def edit(request: OfficialRequest, pk: int) -> HttpResponse:
    """A correction; the later of two people sees both versions."""
    petition = opened(request, pk, "edit")
    form = PetitionForm(
        request.POST or None, petition=petition, initial=PetitionForm.initial_of(petition)
    )

    def rows() -> list[Difference]:
        stored = opened(request, pk, "edit")
        return form.against(PetitionForm(petition=stored, initial=PetitionForm.initial_of(stored)))

    return form_page(
        request,
        form,
        lambda: _edit(request, form, pk),
        rows=rows,
        said="Đã lưu.",
        context={"petition": petition, "back": reverse(DETAIL, args=[pk])},
        template="petitions/official/petition/edit.html",
    )


@official(*WARD_OFFICE)
def cancel(request: OfficialRequest, pk: int) -> HttpResponse:
    """A petition recorded by mistake leaves lists and figures; its number stays used."""
    petition = opened(request, pk, "cancel")
    form = CancelForm(request.POST or None, initial={"version": petition.version})
    name = lower_first(petition.numbered)

    def act() -> object:
        return actions.cancel(
            pk,
            reason=form.cleaned_data["reason"],
            version=form.seen_version,
            by=request.user,
            at=clock.now(),
        )

    context = _context(petition, f"Hủy {name}", "Hủy bản ghi")
    return form_page(request, form, act, said=f"Đã hủy {name}.", context=context)


@official(*WARD_OFFICE)
def attach(request: OfficialRequest, pk: int) -> HttpResponse:
    """A file hung on the petition."""
    petition = opened(request, pk, ATTACH)
    form = AttachForm(request.POST or None, request.FILES or None)

    def act() -> StoredFile:
        upload = form.cleaned_data["file"]
        return attach_file(petition, upload, by=request.user, at=clock.now())

    title = f"Đính kèm tệp vào {lower_first(petition.numbered)}"
    context = _context(petition, title, "Tải lên")
    return form_page(request, form, act, said=attached, context=context)


def _context(petition: Petition, title: str, label: str) -> dict[str, str]:
    """What a page of one question about the petition knows."""
    back = reverse(DETAIL, args=[petition.pk])
    return {"title": title, "label": label, "back": back, "crumb": petition.numbered}


def opened(request: OfficialRequest, pk: int, verb: str) -> Petition:
    """A case whose content the reader may open and do this to; 404 or 403 otherwise."""
    rows = Petition.objects.visible_to(request.reader)
    return record_for(rows, pk, lambda petition: may(request.reader, verb, petition))


def _create(
    request: OfficialRequest, form: NewPetitionForm, reception: Reception | None
) -> Petition:
    return actions.create(
        form.cleaned_data["unit"],
        form.facts(),
        form.sender() or actions.NOBODY,
        by=request.user,
        at=clock.now(),
        law=law(),
        reception=reception,
        wishes=form.wishes(),
    )


def _edit(request: OfficialRequest, form: PetitionForm, pk: int) -> Petition:
    return actions.edit(
        pk,
        form.facts(),
        form.sender(),
        version=form.seen_version,
        by=request.user,
        at=clock.now(),
        law=law(),
    )


def _suggested(request: OfficialRequest, form: PetitionForm) -> list[Alike]:
    """Petitions that the one being typed may be the same as; nothing for a denunciation."""
    if not form.is_bound:
        return []
    form.is_valid()
    given = form.cleaned_data
    unit, day = given.get("unit"), given.get("received_on")
    if unit is None or day is None or given.get("kind") == PetitionKind.DENUNCIATION:
        return []
    words = f"{given.get('field', '')} {given.get('content', '')}"
    return alike(Asked(unit.pk, day, words, given.get("phone", "")), request.reader)


def _reception(request: OfficialRequest) -> Reception | None:
    asked = read_id(request.GET.get("tiep-dan", ""))
    if asked is None:
        return None
    rows = Reception.objects.visible_to(request.reader).live().select_related("party")
    return get_object_or_404(rows, pk=asked)


def _first(request: OfficialRequest, model: Petition | None) -> dict[str, Any]:
    """What is known before typing: the petition just typed, one to copy, what is usual, today."""
    return beginning(request, PetitionForm, mine(request), model)


def mine(request: OfficialRequest) -> PetitionQuerySet:
    """The petitions of the units in which the person writes; no denunciation to be copied."""
    units = units_to_write(request.reader, actions.TOPIC)
    rows = Petition.objects.visible_to(request.reader).filter(unit__in=units)
    return rows if FOLLOWS in request.GET else rows.exclude(kind=PetitionKind.DENUNCIATION)


def last(request: OfficialRequest) -> Petition | None:
    """The latest petition typed in the one unit in which the person writes, no denunciation.

    What citizens sent online says nothing of how the next paper comes in.
    """
    if len(units_to_write(request.reader, actions.TOPIC)) != 1:
        return None
    open_ones = mine(request).live().exclude(kind=PetitionKind.DENUNCIATION)
    return latest(open_ones.exclude(source=Source.ONLINE), PetitionForm.day)
