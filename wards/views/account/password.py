"""Changing a password, and setting a new one by mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django_ratelimit.decorators import ratelimit

from songcong.core.address import limit_key
from songcong.core.sessions import is_held, release
from wards.forms.account import ChangePasswordForm, ForgottenPasswordForm, NewPasswordForm
from wards.http import OfficialRequest, public, signed_in
from wards.views.account.onward import onward
from wards.views.account.sign_in import waiting


@signed_in
def change_password(request: OfficialRequest) -> HttpResponse:
    """One's own password; other sessions of the person end."""
    form = ChangePasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, "Đã đổi mật khẩu.")
        if not is_held(request.session, request.path):
            return redirect("wards:account-profile")
        release(request.session, request.path)
        return onward(request)
    status = 422 if form.is_bound else 200
    return render(request, "wards/account/change_password.html", {"form": form}, status=status)


class ForgottenPassword(auth_views.PasswordResetView):
    template_name = "wards/account/forgotten.html"
    form_class = ForgottenPasswordForm
    success_url = reverse_lazy("wards:account-forgotten-sent")
    subject_template_name = "mail/new_password_subject.txt"
    email_template_name = "mail/new_password.txt"

    @method_decorator(
        ratelimit(group="forgotten", key=limit_key, rate="10/h", method="POST", block=False)
    )
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if getattr(request, "limited", False):
            return waiting(request, minutes=60)
        return super().dispatch(request, *args, **kwargs)


class SetPassword(auth_views.PasswordResetConfirmView):
    template_name = "wards/account/set_password.html"
    form_class = NewPasswordForm  # type: ignore[assignment]  # takes the user first, as asked
    success_url = reverse_lazy("wards:account-sign-in")

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, "Đã đặt mật khẩu mới. Xin đăng nhập.")
        return super().form_valid(form)


forgotten = public(ForgottenPassword.as_view())
forgotten_sent = public(
    auth_views.PasswordResetDoneView.as_view(template_name="wards/account/forgotten_sent.html")
)
set_password = public(SetPassword.as_view())
