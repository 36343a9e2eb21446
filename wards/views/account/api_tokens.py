"""The tokens with which machines act in one of a person's roles: given once, taken back."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from songcong.core import clock
from wards.actions.api_token import give_token, revoke_token
from wards.forms.api_token import ApiTokenForm
from wards.http import OfficialRequest, signed_in
from wards.models import ApiToken, RoleAssignment
from wards.views.official.saving import attempt, status_of

PAGE = "wards:account-tokens"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def api_tokens(request: OfficialRequest) -> HttpResponse:
    """One's own tokens and a new one, whose secret is shown this once."""
    roles = _roles(request)
    form = ApiTokenForm(request.POST or None, roles=roles)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        given = attempt(
            form,
            lambda: give_token(
                typed["assignment"],
                typed["label"],
                typed["ends_on"],
                by=request.user,
                at=clock.now(),
            ),
        )
        if given is not None:
            context = {"token": given[0], "secret": given[1]}
            return render(request, "wards/account/token_given.html", context)
    context = {"form": form, "roles": roles, "today": request.reader.day}
    context["tokens"] = _tokens(request)
    return render(request, "wards/account/tokens.html", context, status=status_of(form))


@require_POST
@signed_in
def revoke(request: OfficialRequest, pk: int) -> HttpResponse:
    """A token taken back works no more from this moment on."""
    token = get_object_or_404(ApiToken.objects.visible_to(request.reader), pk=pk)
    revoke_token(token.pk, by=request.user, at=clock.now())
    messages.success(request, f"Đã thu hồi mã dùng cho {token.label}.")
    return redirect(PAGE)


def _roles(request: OfficialRequest) -> QuerySet[RoleAssignment]:
    """The roles that the person holds today."""
    held = request.user.role_assignments.in_force(request.reader.day)
    rows: QuerySet[RoleAssignment] = held.select_related("unit", "committee")
    return rows.order_by("valid_from", "pk")


def _tokens(request: OfficialRequest) -> QuerySet[ApiToken]:
    """One's own tokens, the newest first."""
    rows = ApiToken.objects.visible_to(request.reader)
    joined = rows.select_related("assignment__unit", "assignment__committee")
    return joined.order_by("-created_at", "-pk")
