"""One's own page: who one is here and since when."""

from django.http import HttpResponse
from django.shortcuts import render

from wards.http import OfficialRequest, signed_in
from wards.models import RoleAssignment


@signed_in
def profile(request: OfficialRequest) -> HttpResponse:
    roles = (
        RoleAssignment.objects.in_force(request.reader.day)
        .filter(user=request.user)
        .select_related("unit", "committee")
        .order_by("valid_from", "pk")
    )
    return render(request, "wards/account/profile.html", {"roles": roles})
