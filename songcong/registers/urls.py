"""Addresses of the workbook desk."""

from django.urls import path

from songcong.registers import undo_view, views

app_name = "registers"

urlpatterns = [
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
]
