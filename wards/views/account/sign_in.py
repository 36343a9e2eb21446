"""Signing in and out, with the limits that hold off guessing."""

from typing import Any, cast

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django_ratelimit.decorators import ratelimit

from songcong.core.address import limit_key
from songcong.core.sessions import hold
from wards.actions import second_factor
from wards.forms.account import SignInForm
from wards.http import public, reader_of
from wards.models import User
from wards.models.reading import desk_of
from wards.views.account.onward import AFTER, door_of, must_have_device, onward

LIMITED = 429
DESK = "desk"


class SignIn(auth_views.LoginView):
    """Account name and password; then the door at which the person works."""

    template_name = "wards/account/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    @method_decorator(never_cache)
    @method_decorator(
        ratelimit(group="sign-in", key=limit_key, rate="30/m", method="POST", block=False)
    )
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if getattr(request, "limited", False):
            return waiting(request, minutes=1)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        return begin(self.request, response["Location"])

    def get_default_redirect_url(self) -> str:
        return door_of(reader_of(self.request))


def begin(request: HttpRequest, after: str) -> HttpResponse:
    """Somebody has just signed in: first what has to be done, then on to an address."""
    request.session[DESK] = desk_of(reader_of(request))
    _hold(request)
    request.session[AFTER] = after
    return onward(request)


def _hold(request: HttpRequest) -> None:
    """What the person has to do before work: show a code, change a password, take a device."""
    user = cast(User, request.user)
    has_device = second_factor.is_on(user)
    if has_device:
        hold(request.session, reverse("wards:account-code"))
    if user.must_change_password:
        hold(request.session, reverse("wards:account-password"))
    if not has_device and must_have_device(request):
        hold(request.session, reverse("wards:account-second-factor"))


def waiting(request: HttpRequest, minutes: int) -> HttpResponse:
    """The page of those who must wait before they may try again."""
    return render(request, "wards/account/waiting.html", {"minutes": minutes}, status=LIMITED)


def locked_out(
    request: HttpRequest, _response: HttpResponse | None, _credentials: dict[str, str] | None
) -> HttpResponse:
    """Five wrong passwords: a wait, counted from the latest try."""
    return waiting(request, minutes=int(settings.AXES_COOLOFF_TIME.total_seconds() // 60))


sign_in = public(SignIn.as_view())
sign_out = public(auth_views.LogoutView.as_view())
