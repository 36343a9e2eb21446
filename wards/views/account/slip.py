"""Setting a password with the slip that an administrator printed."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_ratelimit.core import is_ratelimited

from songcong.core import clock
from songcong.core.address import limit_key
from wards.actions.slip import use_slip
from wards.forms.account import SlipForm
from wards.http import public, reader_of
from wards.views.account.onward import door_of
from wards.views.account.sign_in import begin, waiting
from wards.views.official.saving import attempt, status_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
RATE = "10/10m"


@public
@never_cache
@sensitive_post_parameters()
def slip(request: HttpRequest) -> HttpResponse:
    """Account name, the code of the slip, a new password; then to work."""
    if request.user.is_authenticated:
        return redirect("wards:account-profile")
    if is_ratelimited(
        request, group="slip", key=limit_key, rate=RATE, method="POST", increment=True
    ):
        return waiting(request, minutes=10)
    form = SlipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        user = attempt(
            form,
            lambda: use_slip(said["username"], said["code"], said["new_password"], at=clock.now()),
        )
        if user is not None:
            login(request, user, backend=BACKEND)
            return begin(request, door_of(reader_of(request)))
    return render(request, "wards/account/slip.html", {"form": form}, status=status_of(form))
