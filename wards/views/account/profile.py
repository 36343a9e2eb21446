"""One's own page: who one is here and since when."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wards.actions.second_factor import is_on
from wards.http import OfficialRequest, signed_in


@require_safe
@signed_in
def profile(request: OfficialRequest) -> HttpResponse:
    roles = (
        request.user.role_assignments.in_force(request.reader.day)
        .select_related("unit", "committee")
        .order_by("valid_from", "pk")
    )
    context = {"roles": roles, "second_factor": is_on(request.user)}
    return render(request, "wards/account/profile.html", context)
