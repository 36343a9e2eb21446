"""Typing, correcting and cancelling a petition, and hanging files on it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from petitions.access import ATTACH, may
from petitions.actions import petition as actions
from petitions.actions.attachment import attach as attach_file
from petitions.forms.petition import (
    KEPT,
    PetitionForm,
    initial_from,
    initial_of,
    initial_today,
)
from petitions.models import Petition, Reception
from songcong.core import clock
from songcong.core.errors import Conflict
from wards.calendar import law
from wards.forms.record import AttachForm, CancelForm
from wards.http import OfficialRequest, official
from wards.rules.reader import WARD_OFFICE
from wards.rules.rights import units_to_write
from wards.views.official.saving import attempt, conflict_page, status_of

CREATE, DETAIL = "petitions:official-petition-create", "petitions:official-petition-detail"


@official(*WARD_OFFICE)
def create(request: OfficialRequest) -> HttpResponse:
    """A new petition, perhaps handed over at a reception (``?tiep-dan=``)."""
    reception = _reception(request)
    units = units_to_write(request.reader, actions.TOPIC)
    form = PetitionForm(request.POST or None, units=units, initial=_first(request, reception))
    if request.method == "POST" and form.is_valid():
        petition = attempt(form, lambda: _create(request, form, reception))
        if petition is not None:
            messages.success(request, f"Đã ghi đơn số {petition.register_no}.")
            if "again" in request.POST:
                return redirect(f"{reverse(CREATE)}?theo={petition.pk}")
            return redirect(DETAIL, petition.pk)
    context = {"form": form, "again": True, "back": reverse("petitions:official-petition-list")}
    return render(
        request, "petitions/official/petition/create.html", context, status=status_of(form)
    )


@official(*WARD_OFFICE)
def edit(request: OfficialRequest, pk: int) -> HttpResponse:
    """A correction; the later of two people sees both versions."""
    petition = opened(request, pk, "edit")
    form = PetitionForm(request.POST or None, petition=petition, initial=initial_of(petition))
    back = reverse(DETAIL, args=[pk])
    if request.method == "POST" and form.is_valid() and "review" not in request.POST:
        try:
            saved = attempt(form, lambda: _edit(request, form, pk))
        except Conflict as conflict:
            stored = opened(request, pk, "edit")
            rows = form.against(PetitionForm(petition=stored, initial=initial_of(stored)))
            return conflict_page(request, form=form, rows=rows, conflict=conflict, back=back)
        if saved is not None:
            messages.success(request, "Đã lưu.")
            return redirect(back)
    context = {"form": form, "petition": petition, "back": back}
    return render(request, "petitions/official/petition/edit.html", context, status=status_of(form))


@official(*WARD_OFFICE)
def cancel(request: OfficialRequest, pk: int) -> HttpResponse:
    """A petition recorded by mistake leaves lists and figures; its number stays used."""
    petition = opened(request, pk, "cancel")
    form = CancelForm(request.POST or None, initial={"version": petition.version})
    back = reverse(DETAIL, args=[pk])
    if request.method == "POST" and form.is_valid():
        try:
            done = attempt(
                form,
                lambda: actions.cancel(
                    pk,
                    reason=form.cleaned_data["reason"],
                    version=form.seen_version,
                    by=request.user,
                    at=clock.now(),
                ),
            )
        except Conflict as conflict:
            return conflict_page(request, form=form, rows=[], conflict=conflict, back=back)
        if done is not None:
            messages.success(request, f"Đã hủy đơn số {petition.register_no}.")
            return redirect(back)
    title = f"Hủy đơn số {petition.register_no}"
    context = {"form": form, "title": title, "label": "Hủy bản ghi", "back": back}
    context["crumb"] = f"Đơn số {petition.register_no}"
    return render(request, "wards/official/verb.html", context, status=status_of(form))


@official(*WARD_OFFICE)
def attach(request: OfficialRequest, pk: int) -> HttpResponse:
    """A file hung on the petition."""
    petition = opened(request, pk, ATTACH)
    form = AttachForm(request.POST or None, request.FILES or None)
    back = reverse(DETAIL, args=[pk])
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        stored = attempt(
            form, lambda: attach_file(petition, upload, by=request.user, at=clock.now())
        )
        if stored is not None:
            messages.success(request, f"Đã đính kèm {stored.original_name}.")
            return redirect(back)
    title = f"Đính kèm tệp vào đơn số {petition.register_no}"
    context = {"form": form, "title": title, "label": "Tải lên", "back": back}
    context["crumb"] = f"Đơn số {petition.register_no}"
    return render(request, "wards/official/verb.html", context, status=status_of(form))


def opened(request: OfficialRequest, pk: int, verb: str) -> Petition:
    """A case whose content the reader may open and do this to; 404 or 403 otherwise."""
    rows = Petition.objects.visible_to(request.reader).select_related("unit")
    petition = get_object_or_404(rows, pk=pk)
    if not may(request.reader, verb, petition):
        raise PermissionDenied
    return petition


def _create(request: OfficialRequest, form: PetitionForm, reception: Reception | None) -> Petition:
    return actions.create(
        form.cleaned_data["unit"],
        form.facts(),
        form.sender() or actions.NOBODY,
        by=request.user,
        at=clock.now(),
        law=law(),
        reception=reception,
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


def _reception(request: OfficialRequest) -> Reception | None:
    asked = request.GET.get("tiep-dan", "")
    if not asked.isdecimal():
        return None
    rows = Reception.objects.visible_to(request.reader).live().select_related("party")
    return get_object_or_404(rows, pk=asked)


def _first(request: OfficialRequest, reception: Reception | None) -> dict[str, Any]:
    """What is known before typing: the reception, the petition just typed, or today."""
    if reception is not None:
        return initial_from(reception)
    asked = request.GET.get("theo", "")
    last = (
        Petition.objects.visible_to(request.reader).filter(pk=asked).first()
        if asked.isdecimal()
        else None
    )
    if last is None:
        return initial_today(request.reader.day)
    return {name: getattr(last, name) for name in KEPT}
