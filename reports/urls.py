"""Addresses of reports, figures and the committee."""

from django.urls import path

from reports.views import frozen, paper
from reports.views.official import beside as official_beside
from reports.views.official import figure as official_figure
from reports.views.official import form as official_form
from reports.views.official import home as official_home
from reports.views.official import notice as official_notice
from reports.views.official import report as official_report
from reports.views.official import search as official_search
from reports.views.public import figures as public_figures
from reports.views.public import home as public_home
from reports.views.public import publication as public_report
from reports.views.steering import beside as steering_beside
from reports.views.steering import figure as steering_figure
from reports.views.steering import form as steering_form
from reports.views.steering import home, publication, report, unit

app_name = "reports"

urlpatterns = [
    path("lam-viec/tim/", official_search.search, name="official-search"),
    path("chi-dao/", home.home, name="steering-home"),
    path("chi-dao/xu-huong/", home.trend_page, name="steering-trends"),
    path("chi-dao/xu-huong/xuat.<kind>", home.trend_export, name="steering-trend-export"),
    path("chi-dao/so-lieu/", steering_figure.figure, name="steering-figure"),
    path(
        "chi-dao/so-lieu/xuat.<kind>",
        steering_figure.figure_export,
        name="steering-figure-export",
    ),
    path("chi-dao/so-lieu-khac/", steering_beside.beside, name="steering-beside"),
    path("lam-viec/so-lieu-khac/", official_beside.beside, name="official-beside"),
    path("chi-dao/bieu-mau/", steering_form.form, name="steering-form"),
    path("chi-dao/bieu-mau/xuat.<kind>", steering_form.form_export, name="steering-form-export"),
    path("lam-viec/bieu-mau/", official_form.form, name="official-form"),
    path("lam-viec/bieu-mau/xuat.<kind>", official_form.form_export, name="official-form-export"),
    path("chi-dao/don-vi/<str:unit_key>/", unit.unit, name="steering-unit"),
    path("chi-dao/bao-cao/", report.report_list, name="steering-report-list"),
    path("chi-dao/bao-cao/lap/", report.compile_quarter, name="steering-report-compile"),
    path("chi-dao/bao-cao/<int:pk>/lap-lai/", report.compile_one, name="steering-report-again"),
    path("bao-cao/<int:pk>/ban-in/", paper.paper, name="report-paper"),
    path("bao-cao/<int:pk>/so-lieu/", frozen.report_figures, name="report-figures"),
    path("bao-cao/so-lieu/xuat.<kind>", frozen.report_figures_export, name="report-figures-export"),
    path("lam-viec/bao-cao/", official_report.report, name="official-report-list"),
    path("lam-viec/so-lieu/", official_figure.figure, name="official-figure"),
    path(
        "lam-viec/so-lieu/xuat.<kind>",
        official_figure.figure_export,
        name="official-figure-export",
    ),
    path("lam-viec/viec-moi/", official_notice.notice_list, name="official-notice-list"),
    path("lam-viec/viec-moi/thu-sang/", official_notice.morning_mail, name="official-morning-mail"),
    path("lam-viec/", official_home.home, name="official-home"),
    path("chi-dao/bao-cao/<int:pk>/", publication.report_detail, name="steering-report-detail"),
    path(
        "chi-dao/bao-cao/<int:pk>/cong-bo/",
        publication.publish_report,
        name="steering-report-publish",
    ),
    path(
        "chi-dao/bao-cao/<int:pk>/go-cong-bo/",
        publication.withdraw_report,
        name="steering-report-withdraw",
    ),
    path("", public_home.home, name="public-home"),
    path("bao-cao/", public_report.report_list, name="public-report-list"),
    path("bao-cao/<str:code>/tep/", public_report.paper, name="public-paper"),
    path("xac-minh/", public_report.ask, name="public-verify-ask"),
    path("xac-minh/<str:code>/", public_report.verify, name="public-verify"),
    path("so-lieu/", public_figures.figures, name="public-figures"),
    path("so-lieu/tai-ve.<kind>", public_figures.figures_file, name="public-figures-file"),
]
