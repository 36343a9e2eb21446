"""The doors of the product."""

from django.urls import URLPattern, URLResolver, include, path

from songcong.core import health
from wards.http import public

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", public(health.alive)),
    path("readyz", public(health.ready)),
    path("api/", include("songcong.api")),
    path("", include("wards.urls")),
    path("", include("petitions.urls")),
    path("", include("inspections.urls")),
    path("", include("reports.urls")),
    path("", include("songcong.registers.urls")),
]
handler500 = "songcong.core.outage.server_error"
