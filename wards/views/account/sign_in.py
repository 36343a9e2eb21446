"""Signing in and out, with the limits that hold off guessing."""

from typing import Any

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django_ratelimit.decorators import ratelimit

from songcong.core.address import limit_key
from songcong.core.sessions import CHANGE_PASSWORD, MUST_CHANGE
from wards.forms.account import SignInForm
from wards.http import public, reader_of
from wards.models.reading import desk_of
from wards.rules.reader import CITY

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
        if self.request.user.must_change_password:  # type: ignore[union-attr]  # signed in above
            self.request.session[MUST_CHANGE] = True
        self.request.session[DESK] = desk_of(reader_of(self.request))
        return response

    def get_default_redirect_url(self) -> str:
        if self.request.user.must_change_password:  # type: ignore[union-attr]  # signed in
            return CHANGE_PASSWORD
        reader = reader_of(self.request)
        if reader.has(*CITY):
            return "/chi-dao/"
        return "/lam-viec/" if reader.roles - {"administrator"} else "/tai-khoan/"


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
