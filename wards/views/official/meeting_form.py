"""Typing, correcting and cancelling a meeting, and hanging files on it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from songcong.core import clock
from songcong.core.errors import Conflict
from wards.access import may
from wards.actions import meeting as actions
from wards.forms.meeting import KEPT, MeetingForm, initial_of
from wards.forms.record import AttachForm, CancelForm
from wards.http import OfficialRequest, official
from wards.models import Meeting
from wards.rules.rights import WRITERS, units_to_write
from wards.views.official.saving import attempt, conflict_page, status_of

TOPIC = "meeting"
CREATE, DETAIL = "wards:official-meeting-create", "wards:official-meeting-detail"


@official(*sorted(WRITERS[TOPIC]))
def create(request: OfficialRequest) -> HttpResponse:
    """A new meeting: unit and day are given, "Lưu và nhập tiếp" keeps them for the next."""
    units = units_to_write(request.reader, TOPIC)
    form = MeetingForm(request.POST or None, units=units, initial=_first(request))
    if request.method == "POST" and form.is_valid():
        meeting = attempt(
            form,
            lambda: actions.create(
                form.cleaned_data["unit"], form.facts(), by=request.user, at=clock.now()
            ),
        )
        if meeting is not None:
            messages.success(request, f"Đã ghi {meeting}.")
            if "again" in request.POST:
                return redirect(f"{reverse(CREATE)}?theo={meeting.pk}")
            return redirect(DETAIL, meeting.pk)
    context = {"form": form, "again": True, "back": reverse("wards:official-meeting-list")}
    return render(request, "wards/official/meeting/create.html", context, status=status_of(form))


@official(*sorted(WRITERS[TOPIC]))
def edit(request: OfficialRequest, pk: int) -> HttpResponse:
    """A correction; the later of two people sees both versions."""
    meeting = _mine(request, pk, "edit")
    form = MeetingForm(request.POST or None, initial=initial_of(meeting))
    back = reverse(DETAIL, args=[pk])
    if request.method == "POST" and form.is_valid() and "review" not in request.POST:
        try:
            saved = attempt(
                form,
                lambda: actions.edit(
                    pk,
                    form.facts(),
                    version=form.seen_version,
                    by=request.user,
                    at=clock.now(),
                ),
            )
        except Conflict as conflict:
            stored = MeetingForm(initial=initial_of(_mine(request, pk, "edit")))
            rows = form.against(stored)
            return conflict_page(request, form=form, rows=rows, conflict=conflict, back=back)
        if saved is not None:
            messages.success(request, "Đã lưu.")
            return redirect(back)
    context = {"form": form, "meeting": meeting, "back": back}
    return render(request, "wards/official/meeting/edit.html", context, status=status_of(form))


@official(*sorted(WRITERS[TOPIC]))
def cancel(request: OfficialRequest, pk: int) -> HttpResponse:
    """A meeting recorded by mistake leaves lists and figures."""
    meeting = _mine(request, pk, "cancel")
    form = CancelForm(request.POST or None, initial={"version": meeting.version})
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
            messages.success(request, f"Đã hủy {meeting}.")
            return redirect(back)
    context = {"form": form, "title": f"Hủy {meeting}", "label": "Hủy bản ghi", "back": back}
    context["crumb"] = "Cuộc họp"
    return render(request, "wards/official/verb.html", context, status=status_of(form))


@official(*sorted(WRITERS[TOPIC]))
def attach(request: OfficialRequest, pk: int) -> HttpResponse:
    """A file hung on the meeting."""
    meeting = _mine(request, pk, "edit")
    form = AttachForm(request.POST or None, request.FILES or None)
    back = reverse(DETAIL, args=[pk])
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        stored = attempt(
            form, lambda: actions.attach(meeting, upload, by=request.user, at=clock.now())
        )
        if stored is not None:
            messages.success(request, f"Đã đính kèm {stored.original_name}.")
            return redirect(back)
    context = {"form": form, "title": f"Đính kèm tệp: {meeting}", "label": "Tải lên", "back": back}
    context["crumb"] = "Cuộc họp"
    return render(request, "wards/official/verb.html", context, status=status_of(form))


def _first(request: HttpRequest) -> dict[str, Any]:
    """Today, or what the meeting just typed has in common with the next."""
    reader = request.reader  # type: ignore[attr-defined]  # an official's request
    followed = request.GET.get("theo", "")
    last = (
        Meeting.objects.visible_to(reader).filter(pk=followed).first()
        if followed.isdecimal()
        else None
    )
    if last is None:
        return {"held_on": reader.day}
    return {name: getattr(last, name) for name in KEPT}


def _mine(request: OfficialRequest, pk: int, verb: str) -> Meeting:
    meeting = get_object_or_404(
        Meeting.objects.visible_to(request.reader).select_related("unit"), pk=pk
    )
    if not may(request.reader, verb, meeting):
        raise PermissionDenied
    return meeting
