"""Addresses of the ground and of a ward's life."""

from django.urls import path

from wards.views.account import password, profile, sign_in
from wards.views.public import home

app_name = "wards"

urlpatterns = [
    path("", home.home, name="public-home"),
    path("dang-nhap/", sign_in.sign_in, name="account-sign-in"),
    path("dang-xuat/", sign_in.sign_out, name="account-sign-out"),
    path("tai-khoan/", profile.profile, name="account-profile"),
    path("tai-khoan/doi-mat-khau/", password.change_password, name="account-password"),
    path("quen-mat-khau/", password.forgotten, name="account-forgotten"),
    path("quen-mat-khau/da-gui/", password.forgotten_sent, name="account-forgotten-sent"),
    path("quen-mat-khau/<uidb64>/<token>/", password.set_password, name="account-set-password"),
]
