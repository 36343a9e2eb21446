"""Addresses of receptions, petitions and mediation."""

from django.urls import path

from petitions.views.official import (
    mediation,
    petition,
    petition_form,
    petition_step,
    reception,
    slip,
)
from petitions.views.public import lookup
from wards.views.official import stored_file
from wards.views.official.desk import desk_paths

app_name = "petitions"

urlpatterns = [
    path("tra-cuu/", lookup.lookup, name="public-lookup"),
    path("lam-viec/don-thu/moi/", petition_form.create, name="official-petition-create"),
    path("lam-viec/don-thu/<int:pk>/sua/", petition_form.edit, name="official-petition-edit"),
    path("lam-viec/don-thu/<int:pk>/huy/", petition_form.cancel, name="official-petition-cancel"),
    path(
        "lam-viec/don-thu/<int:pk>/dinh-kem/",
        petition_form.attach,
        name="official-petition-attach",
    ),
    path(
        "lam-viec/don-thu/<int:pk>/giao-xu-ly/",
        petition_step.name_handlers,
        name="official-petition-handlers",
    ),
    path(
        "lam-viec/don-thu/<int:pk>/danh-tinh/",
        petition_step.identity,
        name="official-petition-identity",
    ),
    path("lam-viec/don-thu/<int:pk>/phieu/", slip.slip, name="official-petition-slip"),
    path(
        "lam-viec/don-thu/<int:pk>/<slug:slug>/",
        petition_step.step,
        name="official-petition-step",
    ),
    path(
        "lam-viec/tep/don-thu/<int:pk>/",
        stored_file.download,
        {"kind": "petition"},
        name="official-petition-file",
    ),
    *desk_paths("lam-viec/tiep-cong-dan/", reception.RECEPTION_DESK),
    *desk_paths("lam-viec/hoa-giai/", mediation.MEDIATION_DESK),
    path(
        "lam-viec/tep/tiep-cong-dan/<int:pk>/",
        stored_file.download,
        {"kind": "reception"},
        name="official-reception-file",
    ),
    path(
        "lam-viec/tep/hoa-giai/<int:pk>/",
        stored_file.download,
        {"kind": "mediation"},
        name="official-mediation-file",
    ),
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
