"""Addresses of the administration."""

from django.urls import path

from wards.views.admin import holiday, home, norm

ADMIN_PATHS = [
    path("quan-tri/", home.home, name="admin-home"),
    path("quan-tri/dinh-muc/", norm.norm_list, name="admin-norm-list"),
    path("quan-tri/dinh-muc/xuat.<kind>", norm.norm_export, name="admin-norm-export"),
    path("quan-tri/dinh-muc/<int:pk>/", norm.norm_detail, name="admin-norm-detail"),
    path("quan-tri/dinh-muc/<int:pk>/them/", norm.norm_create, name="admin-norm-create"),
    path("quan-tri/dinh-muc/<int:pk>/sua/", norm.norm_edit, name="admin-norm-edit"),
    path("quan-tri/dinh-muc/<int:pk>/doi-chieu/", norm.norm_confirm, name="admin-norm-confirm"),
    path("quan-tri/ngay-nghi/", holiday.holiday_list, name="admin-holiday-list"),
    path("quan-tri/ngay-nghi/xuat.<kind>", holiday.holiday_export, name="admin-holiday-export"),
    path("quan-tri/ngay-nghi/moi/", holiday.holiday_create, name="admin-holiday-create"),
    path("quan-tri/ngay-nghi/<int:pk>/", holiday.holiday_detail, name="admin-holiday-detail"),
    path("quan-tri/ngay-nghi/<int:pk>/sua/", holiday.holiday_edit, name="admin-holiday-edit"),
    path("quan-tri/ngay-nghi/<int:pk>/bo/", holiday.holiday_remove, name="admin-holiday-remove"),
    path(
        "quan-tri/ngay-nghi/nam/<int:year>/",
        holiday.holiday_confirm,
        name="admin-holiday-confirm",
    ),
]
