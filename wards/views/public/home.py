"""The first page: what this is, for a citizen and for an official."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wards.http import public


@public
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "wards/public/home.html")
