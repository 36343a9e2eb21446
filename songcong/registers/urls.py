"""Addresses of the workbook desk."""

from django.urls import path

from songcong.registers import export_views, row_views, undo_view, views

app_name = "registers"

urlpatterns = [
    path("lam-viec/tep-xuat/", export_views.export_list, name="official-export-list"),
    path("lam-viec/tep-xuat/lap/", export_views.export_ask, name="official-export-ask"),
    path("lam-viec/tep-xuat/<int:pk>/", export_views.export_detail, name="official-export-detail"),
    path(
        "lam-viec/tep-xuat/<int:pk>/lap-lai/",
        export_views.export_again,
        name="official-export-again",
    ),
    path("lam-viec/tep-xuat/<int:pk>/tep/", export_views.export_file, name="official-export-file"),
    path("lam-viec/nhap-so/", views.upload_list, name="official-upload-list"),
    path("lam-viec/nhap-so/mau/<slug:name>.xlsx", views.template, name="official-template"),
    path("lam-viec/nhap-so/<int:pk>/", views.upload_detail, name="official-upload-detail"),
    path(
        "lam-viec/nhap-so/<int:pk>/xac-nhan/", views.upload_confirm, name="official-upload-confirm"
    ),
    path("lam-viec/nhap-so/<int:pk>/hoan-tac/", undo_view.undo, name="official-upload-undo"),
    path(
        "lam-viec/nhap-so/<int:pk>/dong-can-sua/",
        views.upload_refused,
        name="official-upload-refused",
    ),
    path(
        "lam-viec/nhap-so/<int:pk>/<slug:sheet>/chon/",
        row_views.upload_choose,
        name="official-upload-choose",
    ),
    path(
        "lam-viec/nhap-so/<int:pk>/<slug:sheet>/<slug:kind>/",
        row_views.upload_rows,
        name="official-upload-rows",
    ),
]
