"""Addresses of the two boards."""

from django.urls import path

from inspections.views.official import supervision

app_name = "inspections"

urlpatterns = [
    path(
        "lam-viec/thanh-tra-nhan-dan/",
        supervision.inspection_list,
        name="official-inspection-list",
    ),
    path(
        "lam-viec/thanh-tra-nhan-dan/xuat.<kind>",
        supervision.inspection_export,
        name="official-inspection-export",
    ),
    path(
        "lam-viec/thanh-tra-nhan-dan/<int:pk>/",
        supervision.inspection_detail,
        name="official-inspection-detail",
    ),
    path(
        "lam-viec/giam-sat-dau-tu/",
        supervision.investment_list,
        name="official-investment-list",
    ),
    path(
        "lam-viec/giam-sat-dau-tu/xuat.<kind>",
        supervision.investment_export,
        name="official-investment-export",
    ),
    path(
        "lam-viec/giam-sat-dau-tu/<int:pk>/",
        supervision.investment_detail,
        name="official-investment-detail",
    ),
]
