"""The second factor: showing a code at sign-in, taking a device into use, recovery codes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_ratelimit.core import is_ratelimited

from songcong.core.errors import Refused
from songcong.core.qr import qr_svg
from songcong.core.sessions import is_held, release
from wards.actions import second_factor as actions
from wards.forms.second_factor import (
    CodeForm,
    PasswordForm,
    ReplaceForm,
    SignInCodeForm,
)
from wards.http import OfficialRequest, signed_in
from wards.views.account.onward import must_have_device, onward
from wards.views.account.sign_in import waiting
from wards.views.official.saving import attempt, status_of

PAGE = "wards:account-second-factor"
KEY = "second_factor_key"
RATE = "20/10m"


@never_cache
@signed_in
def code(request: OfficialRequest) -> HttpResponse:
    """The code asked for after the password."""
    if is_ratelimited(request, group="code", key="user", rate=RATE, method="POST", increment=True):
        return waiting(request, minutes=10)
    if not is_held(request.session, request.path):
        return onward(request)
    form = SignInCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.check(request.user, form.cleaned_data["code"])
        except Refused as refusal:
            form.refuse(refusal)
        else:
            release(request.session, request.path)
            return onward(request)
    return render(request, "wards/account/code.html", {"form": form}, status=status_of(form))


@never_cache
@signed_in
def second_factor(request: OfficialRequest) -> HttpResponse:
    """Take a device into use, or see that one is."""
    has_device = actions.is_on(request.user)
    if has_device and "thay" not in request.GET:
        state = {
            "left": actions.paper_codes_left(request.user),
            "compulsory": must_have_device(request),
        }
        return render(request, "wards/account/second_factor.html", state)
    key = request.session.setdefault(KEY, actions.new_key())
    data = request.POST or None
    form = ReplaceForm(request.user, data) if has_device else CodeForm(data)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["code"]
        codes = attempt(form, lambda: actions.turn_on(request.user, key, typed))
        if codes is not None:
            del request.session[KEY]
            release(request.session, request.path)
            return _paper(request, codes)
    context = {
        "form": form,
        "qr": qr_svg(actions.address_of_key(request.user, key)),
        "key": actions.shown_key(key),
        "held": is_held(request.session, request.path),
        "replacing": has_device,
    }
    return render(request, "wards/account/turn_on.html", context, status=status_of(form))


@require_safe
@signed_in
def on(request: OfficialRequest) -> HttpResponse:
    """From the recovery codes to whatever was asked for before."""
    return onward(request)


@never_cache
@signed_in
def paper_codes(request: OfficialRequest) -> HttpResponse:
    """New recovery codes, shown this once."""
    if not actions.is_on(request.user):
        return redirect(PAGE)
    form = PasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _paper(request, actions.new_paper_codes(request.user))
    context = {"form": form, "title": "Mã dự phòng mới", "label": "Tạo mã mới"}
    context["lead"] = "Các mã dự phòng cũ sẽ không dùng được nữa."
    return render(request, "wards/account/ask_password.html", context, status=status_of(form))


@never_cache
@signed_in
def turn_off(request: OfficialRequest) -> HttpResponse:
    """Do without the second factor, where one may."""
    if must_have_device(request) or not actions.is_on(request.user):
        return redirect(PAGE)
    form = PasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.turn_off(request.user)
        messages.success(request, "Đã tắt xác thực hai lớp.")
        return redirect(PAGE)
    context = {"form": form, "title": "Tắt xác thực hai lớp", "label": "Tắt"}
    context["lead"] = "Từ lần sau, ai biết mật khẩu là đăng nhập được."
    return render(request, "wards/account/ask_password.html", context, status=status_of(form))


def _paper(request: OfficialRequest, codes: list[str]) -> HttpResponse:
    context = {"codes": [f"{code[:4]} {code[4:]}" for code in codes]}
    return render(request, "wards/account/paper_codes.html", context)
