"""Addresses of reports, figures and the committee."""

from django.urls import path

from reports.views.official import figure as official_figure
from reports.views.official import home as official_home
from reports.views.steering import figure as steering_figure
from reports.views.steering import home, unit

app_name = "reports"

urlpatterns = [
    path("chi-dao/", home.home, name="steering-home"),
    path("chi-dao/so-lieu/", steering_figure.figure, name="steering-figure"),
    path("chi-dao/don-vi/<str:unit_key>/", unit.unit, name="steering-unit"),
    path("lam-viec/so-lieu/", official_figure.figure, name="official-figure"),
    path("lam-viec/", official_home.home, name="official-home"),
]
