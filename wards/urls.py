"""Addresses of the ground and of a ward's life."""

from django.urls import path

from wards.views.account import (
    api_tokens,
    own_sessions,
    password,
    profile,
    second_factor,
    sign_in,
    slip,
)
from wards.views.admin.paths import ADMIN_PATHS
from wards.views.official import decision, disclosure, meeting, saved_view, stored_file
from wards.views.official.addresses import desk_paths
from wards.views.official.shelf import list_paths
from wards.views.public import disclosure as public_disclosure
from wards.views.public import meeting as public_meeting
from wards.views.public import time_limit

app_name = "wards"

urlpatterns = [
    *ADMIN_PATHS,
    *desk_paths("lam-viec/hop-dan/", meeting.MEETING_DESK),
    *desk_paths("lam-viec/cong-khai/", disclosure.DISCLOSURE_DESK),
    *desk_paths("lam-viec/bieu-quyet/", decision.DECISION_DESK),
    path(
        "lam-viec/tep/hop-dan/<int:pk>/",
        stored_file.download,
        {"kind": "meeting"},
        name="official-meeting-file",
    ),
    path(
        "lam-viec/tep/cong-khai/<int:pk>/",
        stored_file.download,
        {"kind": "disclosure"},
        name="official-disclosure-file",
    ),
    path(
        "lam-viec/tep/bieu-quyet/<int:pk>/",
        stored_file.download,
        {"kind": "peopledecision"},
        name="official-decision-file",
    ),
    path("lam-viec/bo-loc/<int:pk>/", saved_view.edit, name="official-view-edit"),
    path("lam-viec/bo-loc/<int:pk>/xoa/", saved_view.forget, name="official-view-forget"),
    path("tinh-han/", time_limit.calculator, name="public-time-limit"),
    path("cong-khai/", public_disclosure.disclosure_list, name="public-disclosure-list"),
    path(
        "cong-khai/<int:pk>/",
        public_disclosure.disclosure_detail,
        name="public-disclosure-detail",
    ),
    path(
        "cong-khai/<int:pk>/tep/<int:file_pk>/",
        public_disclosure.disclosure_file,
        name="public-disclosure-file",
    ),
    path("lich-hop/", public_meeting.meeting_list, name="public-meeting-list"),
    path("lich-hop/lich.ics", public_meeting.meeting_calendar, name="public-meeting-calendar"),
    path("dang-nhap/", sign_in.sign_in, name="account-sign-in"),
    path("dang-nhap/phieu/", slip.slip, name="account-slip"),
    path("dang-xuat/", sign_in.sign_out, name="account-sign-out"),
    path("tai-khoan/", profile.profile, name="account-profile"),
    path("tai-khoan/doi-mat-khau/", password.change_password, name="account-password"),
    path("dang-nhap/ma-xac-thuc/", second_factor.code, name="account-code"),
    path("tai-khoan/hai-lop/", second_factor.second_factor, name="account-second-factor"),
    path("tai-khoan/hai-lop/ma-du-phong/", second_factor.paper_codes, name="account-paper-codes"),
    path("tai-khoan/hai-lop/tat/", second_factor.turn_off, name="account-second-factor-off"),
    path("tai-khoan/tiep/", second_factor.on, name="account-onward"),
    path("tai-khoan/phien/", own_sessions.own_sessions, name="account-sessions"),
    path("tai-khoan/phien/ket-thuc/", own_sessions.end, name="account-session-end"),
    path("tai-khoan/ma-truy-cap/", api_tokens.api_tokens, name="account-tokens"),
    path("tai-khoan/ma-truy-cap/<int:pk>/thu-hoi/", api_tokens.revoke, name="account-token-revoke"),
    path("quen-mat-khau/", password.forgotten, name="account-forgotten"),
    path("quen-mat-khau/da-gui/", password.forgotten_sent, name="account-forgotten-sent"),
    path("quen-mat-khau/<uidb64>/<token>/", password.set_password, name="account-set-password"),
    *list_paths("lam-viec/hop-dan/", meeting.MEETINGS),
    path("lam-viec/hop-dan/<int:pk>/", meeting.meeting_detail, name="official-meeting-detail"),
    *list_paths("lam-viec/bieu-quyet/", decision.DECISIONS),
    path(
        "lam-viec/bieu-quyet/<int:pk>/", decision.decision_detail, name="official-decision-detail"
    ),
    *list_paths("lam-viec/cong-khai/", disclosure.DISCLOSURES),
    path(
        "lam-viec/cong-khai/<int:pk>/",
        disclosure.disclosure_detail,
        name="official-disclosure-detail",
    ),
]
