"""Slips for people who have no password: printed once, their codes never shown again."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from songcong.core import clock
from wards.actions.slip import make_slip, make_slips, written
from wards.forms.ground import ReasonForm
from wards.forms.person import SlipForm
from wards.http import OfficialRequest, official
from wards.models import PasswordSlip, User
from wards.views.admin.page import FORM, act_of
from wards.views.admin.person import OPENS, PEOPLE
from wards.views.official.saving import attempt, status_of

AT_ONCE = 50


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def person_slip(request: OfficialRequest, pk: int) -> HttpResponse:
    """Ask what the slip is for, then show it to be printed."""
    user = get_object_or_404(User.objects.visible_to(request.reader), pk=pk)
    form = SlipForm(request.POST or None)
    crumb = user.full_name or user.username
    context = {"crumb": crumb, "back": PEOPLE.url("detail", pk)}
    if request.method == "POST" and form.is_valid():
        resets = form.cleaned_data["resets_second_factor"]
        act = act_of(request, form, clock.now())
        made = attempt(form, lambda: make_slip(pk, act, resets_second_factor=resets))
        if made is not None:
            return _printed(request, [made], context)
    context |= {"title": "In phiếu đặt mật khẩu", "lead": crumb, "label": "Tạo phiếu để in"}
    return render(request, FORM, {**context, "form": form}, status=status_of(form))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@official(*OPENS)
def person_slips(request: OfficialRequest) -> HttpResponse:
    """Slips for all who have no password and no slip yet, so many at once."""
    good = PasswordSlip.objects.visible_to(request.reader).good(clock.now())
    people = User.objects.visible_to(request.reader).filter(
        ~Exists(good.filter(user=OuterRef("pk"))), is_active=True
    )
    waiting = people.without_password().order_by("sort_name", "pk")[:AT_ONCE]
    ids = [user.pk for user in waiting]
    form = ReasonForm(request.POST or None)
    context: dict[str, Any] = {"crumb": PEOPLE.title, "back": PEOPLE.url("list")}
    if request.method == "POST" and form.is_valid():
        act = act_of(request, form, clock.now())
        made = attempt(form, lambda: make_slips(ids, act))
        if made is not None:
            return _printed(request, made, context)
    context |= {"title": "In phiếu cho người chưa có mật khẩu", "form": form}
    context["lead"] = f"{len(ids)} người chưa đặt mật khẩu và chưa có phiếu còn hạn."
    context["label"] = f"Tạo {len(ids)} phiếu để in"
    return render(request, FORM, context, status=status_of(form))


def _printed(
    request: OfficialRequest, slips: list[tuple[PasswordSlip, str]], context: dict[str, Any]
) -> HttpResponse:
    shown = {
        "slips": [(slip, written(code)) for slip, code in slips],
        "address": request.build_absolute_uri(reverse("wards:account-slip")),
    }
    return render(request, "wards/admin/person/slip.html", {**context, **shown})
