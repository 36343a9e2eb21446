"""Addresses of reports, figures and the committee."""

from django.urls import path

from reports.views import paper
from reports.views.official import beside as official_beside
from reports.views.official import figure as official_figure
from reports.views.official import home as official_home
from reports.views.official import report as official_report
from reports.views.steering import beside as steering_beside
from reports.views.steering import figure as steering_figure
from reports.views.steering import home, report, unit

app_name = "reports"

urlpatterns = [
    path("chi-dao/", home.home, name="steering-home"),
    path("chi-dao/so-lieu/", steering_figure.figure, name="steering-figure"),
    path(
        "chi-dao/so-lieu/xuat.<kind>",
        steering_figure.figure_export,
        name="steering-figure-export",
    ),
    path("chi-dao/so-lieu-khac/", steering_beside.beside, name="steering-beside"),
    path("lam-viec/so-lieu-khac/", official_beside.beside, name="official-beside"),
    path("chi-dao/don-vi/<str:unit_key>/", unit.unit, name="steering-unit"),
    path("chi-dao/bao-cao/", report.report_list, name="steering-report-list"),
    path("chi-dao/bao-cao/lap/", report.compile_quarter, name="steering-report-compile"),
    path("chi-dao/bao-cao/<int:pk>/lap-lai/", report.compile_one, name="steering-report-again"),
    path("bao-cao/<int:pk>/ban-in/", paper.paper, name="report-paper"),
    path("lam-viec/bao-cao/", official_report.report, name="official-report-list"),
    path("lam-viec/so-lieu/", official_figure.figure, name="official-figure"),
    path(
        "lam-viec/so-lieu/xuat.<kind>",
        official_figure.figure_export,
        name="official-figure-export",
    ),
    path("lam-viec/", official_home.home, name="official-home"),
]
