"""Addresses of receptions, petitions and mediation."""

from django.urls import path

from petitions.views.official import mediation, petition, reception

app_name = "petitions"

urlpatterns = [
    path("lam-viec/tiep-cong-dan/", reception.reception_list, name="official-reception-list"),
    path(
        "lam-viec/tiep-cong-dan/xuat.<kind>",
        reception.reception_export,
        name="official-reception-export",
    ),
    path(
        "lam-viec/tiep-cong-dan/<int:pk>/",
        reception.reception_detail,
        name="official-reception-detail",
    ),
    path("lam-viec/don-thu/", petition.petition_list, name="official-petition-list"),
    path("lam-viec/don-thu/xuat.<kind>", petition.petition_export, name="official-petition-export"),
    path("lam-viec/don-thu/<int:pk>/", petition.petition_detail, name="official-petition-detail"),
    path("lam-viec/hoa-giai/", mediation.mediation_list, name="official-mediation-list"),
    path(
        "lam-viec/hoa-giai/xuat.<kind>",
        mediation.mediation_export,
        name="official-mediation-export",
    ),
    path(
        "lam-viec/hoa-giai/<int:pk>/",
        mediation.mediation_detail,
        name="official-mediation-detail",
    ),
]
