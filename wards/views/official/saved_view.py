"""Filters kept under a name: saved beside a list, changed and forgotten on a page of their own."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from songcong.core import clock
from wards.actions import saved_view as actions
from wards.enums import Role
from wards.filters.register import units_named
from wards.forms.saved_view import SavedViewForm
from wards.http import OfficialRequest, official, signed_in
from wards.models import SavedView, Unit
from wards.rules.reader import Reader
from wards.views.official.listing import Listing, Register, View
from wards.views.official.saving import attempt, status_of

PAGE = "wards/official/saved_view/form.html"


def keep_view(register: Register) -> View:
    """Keep the filters in the address under a name; the list opens with them."""

    @require_POST
    @official(*register.readers)
    def view(request: OfficialRequest) -> HttpResponse:
        listing = Listing(register, request)
        form = SavedViewForm(request.POST, units=chaired(request.reader))
        query, address = listing.form.query, reverse(f"{register.prefix}-list")
        if not query:
            form.add_error(None, "Chưa lọc gì nên chưa có gì để lưu.")
        if form.is_valid():
            kept = attempt(
                form,
                lambda: actions.keep(
                    register.prefix, query, form.facts(), by=request.user, at=clock.now()
                ),
            )
            if kept is not None:
                messages.success(request, f"Đã lưu bộ lọc “{kept.name}”.")
                return redirect(f"{address}?{query}")
        context = {
            "form": form,
            "title": "Lưu bộ lọc",
            "asked": listing.form.in_words(),
            "list_title": register.title,
            "back": f"{address}?{query or 'xem=tat-ca'}",
        }
        return render(request, PAGE, context, status=status_of(form))

    return view


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: OfficialRequest, pk: int) -> HttpResponse:
    """Name a view anew, share it, open its register with it."""
    view = _mine(request, pk)
    form = SavedViewForm(
        request.POST if request.method == "POST" else None,
        units=chaired(request.reader),
        named=actions.may_change(request.reader, view),
        initial=_initial(request, view),
    )
    if form.is_valid():
        facts = form.facts(name=view.name, shared_with=view.shared_with_id)
        by, at = request.user, clock.now()
        if attempt(form, lambda: actions.change(view, facts, by=by, at=at)) is not None:
            messages.success(request, f"Đã lưu bộ lọc “{view.name}”.")
            return redirect(_address(view))
    return render(request, PAGE, _context(view, form), status=status_of(form))


@require_POST
@signed_in
def forget(request: OfficialRequest, pk: int) -> HttpResponse:
    """Delete a view; the rows that it showed stay."""
    view = _mine(request, pk)
    if not actions.may_change(request.reader, view):
        raise PermissionDenied
    actions.forget(view, by=request.user, at=clock.now())
    messages.success(request, f"Đã xóa bộ lọc “{view.name}”.")
    return redirect(f"{reverse(f'{view.register}-list')}?xem=tat-ca")


def chaired(reader: Reader) -> dict[int, Unit]:
    """The units with which the person may share a view."""
    ids = reader.works_in.get(Role.WARD_CHAIR, frozenset())
    return units_named(ids) if ids else {}


def _mine(request: OfficialRequest, pk: int) -> SavedView:
    return get_object_or_404(SavedView.objects.visible_to(request.reader), pk=pk)


def _initial(request: OfficialRequest, view: SavedView) -> dict[str, Any]:
    return {
        "name": view.name,
        "shared_with": view.shared_with_id,
        "opens_register": view.defaults.filter(user=request.user).exists(),
    }


def _context(view: SavedView, form: SavedViewForm) -> dict[str, Any]:
    return {
        "form": form,
        "title": f"Bộ lọc “{view.name}”",
        "asked": "",
        "view": view,
        "may_forget": "name" in form.fields,
        "back": _address(view),
    }


def _address(view: SavedView) -> str:
    return f"{reverse(f'{view.register}-list')}?{view.query}"
