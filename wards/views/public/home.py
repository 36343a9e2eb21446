"""The first page: what this is, for a citizen and for an official."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wards.http import public


@require_safe
@public
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "wards/public/home.html")
