"""Addresses of receptions, petitions and mediation."""

from django.urls import path

from petitions.views.admin import identity_read
from petitions.views.official import (
    book,
    booking,
    letter,
    letter_form,
    letter_several,
    link,
    mediation,
    mediation_case,
    petition,
    petition_form,
    petition_several,
    petition_step,
    queue,
    reception,
    reception_result,
    slip,
    team,
    timetable,
    triage,
    voter,
    voter_several,
    voter_step,
    work,
)
from petitions.views.public import filing, filing_sent, lookup
from petitions.views.public import timetable as public_timetable
from petitions.views.steering import hot_spot
from wards.views.official import stored_file
from wards.views.official.addresses import desk_paths
from wards.views.official.shelf import list_paths

app_name = "petitions"

urlpatterns = [
    path(
        "quan-tri/xem-danh-tinh/",
        identity_read.identity_read_list,
        name="admin-identity-read-list",
    ),
    path(
        "quan-tri/xem-danh-tinh/xuat.<kind>",
        identity_read.identity_read_export,
        name="admin-identity-read-export",
    ),
    path("chi-dao/diem-nong/", hot_spot.hot_spot_list, name="steering-hot-spot-list"),
    path("chi-dao/diem-nong/in/", hot_spot.hot_spot_print, name="steering-hot-spot-print"),
    path(
        "chi-dao/diem-nong/xuat.<kind>",
        hot_spot.hot_spot_export,
        name="steering-hot-spot-export",
    ),
    path("gui-y-kien/", filing.start, name="public-filing"),
    path("gui-y-kien/to-cao/", filing.denunciation, name="public-filing-denunciation"),
    path("gui-y-kien/xem-lai/", filing_sent.review, name="public-filing-review"),
    path("gui-y-kien/da-gui/", filing_sent.done, name="public-filing-done"),
    path("gui-y-kien/phieu/", filing_sent.slip, name="public-filing-slip"),
    path("gui-y-kien/tep/<int:pk>/bo/", filing.remove_file, name="public-filing-file"),
    path("gui-y-kien/<slug:slug>/", filing.step, name="public-filing-step"),
    path("tra-cuu/", lookup.lookup, name="public-lookup"),
    path("lich-tiep-cong-dan/", public_timetable.timetable, name="public-timetable"),
    path(
        "lich-tiep-cong-dan/<str:unit_key>.ics",
        public_timetable.timetable_file,
        name="public-timetable-file",
    ),
    path(
        "lich-tiep-cong-dan/dang-ky/<int:pk>/<str:day>/",
        public_timetable.booking,
        name="public-booking",
    ),
    path("lich-tiep-cong-dan/huy/", public_timetable.cancel, name="public-booking-cancel"),
    path("lam-viec/tiep-cong-dan/so/", book.reception, name="official-reception-book"),
    path("lam-viec/tiep-cong-dan/dang-ky/", booking.booking_list, name="official-booking-list"),
    path(
        "lam-viec/tiep-cong-dan/dang-ky/<int:pk>/",
        booking.booking_receive,
        name="official-booking-receive",
    ),
    path(
        "lam-viec/tiep-cong-dan/tuan/<int:pk>/",
        timetable.week_sitting,
        name="official-week-sitting",
    ),
    path(
        "lam-viec/tiep-cong-dan/<int:pk>/ket-qua/",
        reception_result.result,
        name="official-reception-result",
    ),
    *list_paths("lam-viec/lich-tiep/", timetable.SLOTS),
    path("lam-viec/lich-tiep/<int:pk>/", timetable.slot_detail, name="official-slot-detail"),
    path(
        "lam-viec/lich-tiep/<int:pk>/thay-doi/",
        timetable.slot_change,
        name="official-slot-change",
    ),
    *desk_paths("lam-viec/lich-tiep/", timetable.SLOT_DESK),
    path(
        "lam-viec/tep/lich-tiep/<int:pk>/",
        stored_file.download,
        {"kind": "receptionslot"},
        name="official-slot-file",
    ),
    path(
        "lam-viec/don-thu/nhieu-dong/", petition_several.several, name="official-petition-several"
    ),
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
    path(
        "lam-viec/don-thu/<int:pk>/van-ban/",
        letter_form.choose,
        name="official-petition-letters",
    ),
    path(
        "lam-viec/don-thu/<int:pk>/van-ban/<slug:kind>/",
        letter_form.create,
        name="official-letter-create",
    ),
    *list_paths("lam-viec/van-ban/", letter.LETTERS),
    path(
        "lam-viec/van-ban/soan-nhieu/",
        letter_several.draft_several,
        name="official-letter-draft-several",
    ),
    path(
        "lam-viec/van-ban/ban-hanh-nhieu/",
        letter_several.issue_several,
        name="official-letter-issue-several",
    ),
    path("lam-viec/van-ban/in-gop/", letter_several.printed, name="official-letter-printed"),
    path("lam-viec/van-ban/<int:pk>/", letter.detail, name="official-letter-detail"),
    path("lam-viec/van-ban/<int:pk>/ban-in/", letter.pdf, name="official-letter-pdf"),
    path("lam-viec/van-ban/<int:pk>/word/", letter.word, name="official-letter-word"),
    path("lam-viec/van-ban/<int:pk>/sua/", letter_form.edit, name="official-letter-edit"),
    path("lam-viec/van-ban/<int:pk>/ban-hanh/", letter_form.issue, name="official-letter-issue"),
    path("lam-viec/van-ban/<int:pk>/huy/", letter_form.cancel, name="official-letter-cancel"),
    path("lam-viec/van-ban/<int:pk>/bo/", letter_form.discard, name="official-letter-discard"),
    path("lam-viec/don-thu/<int:pk>/phan-loai/", triage.triage, name="official-petition-triage"),
    path("lam-viec/don-thu/<int:pk>/nhan-viec/", work.claim, name="official-petition-claim"),
    path("lam-viec/don-thu/<int:pk>/duyet/", work.approval, name="official-petition-approval"),
    path("lam-viec/hang-doi/", queue.queue, name="official-petition-queues"),
    path("lam-viec/hang-doi/<slug:key>/", queue.queue, name="official-petition-queue"),
    path("lam-viec/don-thu/<int:pk>/lien-ket/", link.links, name="official-petition-links"),
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
    *list_paths("lam-viec/tiep-cong-dan/", reception.RECEPTIONS),
    path(
        "lam-viec/tiep-cong-dan/<int:pk>/",
        reception.reception_detail,
        name="official-reception-detail",
    ),
    *list_paths("lam-viec/don-thu/", petition.PETITIONS),
    path("lam-viec/don-thu/<int:pk>/", petition.petition_detail, name="official-petition-detail"),
    *list_paths("lam-viec/kien-nghi-cu-tri/", voter.VOTERS),
    path(
        "lam-viec/kien-nghi-cu-tri/nhieu-dong/",
        voter_several.several,
        name="official-voter-several",
    ),
    path("lam-viec/kien-nghi-cu-tri/<int:pk>/", voter.voter_detail, name="official-voter-detail"),
    *desk_paths("lam-viec/kien-nghi-cu-tri/", voter.VOTER_DESK),
    path(
        "lam-viec/kien-nghi-cu-tri/<int:pk>/<slug:slug>/",
        voter_step.step,
        name="official-voter-step",
    ),
    path(
        "lam-viec/tep/kien-nghi-cu-tri/<int:pk>/",
        stored_file.download,
        {"kind": "voterpetition"},
        name="official-voter-file",
    ),
    *list_paths("lam-viec/hoa-giai/", mediation.MEDIATIONS),
    path("lam-viec/hoa-giai/so/", book.mediation, name="official-mediation-book"),
    path("lam-viec/hoa-giai/<int:pk>/ho-so/", mediation_case.case, name="official-mediation-case"),
    path(
        "lam-viec/hoa-giai/<int:pk>/buoi/",
        mediation_case.session,
        name="official-mediation-session",
    ),
    path(
        "lam-viec/hoa-giai/<int:pk>/thoa-thuan/",
        mediation_case.agreement,
        name="official-mediation-agreement",
    ),
    *list_paths("lam-viec/to-hoa-giai/", team.TEAMS),
    path("lam-viec/to-hoa-giai/<int:pk>/", team.team_detail, name="official-team-detail"),
    *desk_paths("lam-viec/to-hoa-giai/", team.TEAM_DESK),
    *list_paths("lam-viec/hoa-giai-vien/", team.MEDIATORS),
    path("lam-viec/hoa-giai-vien/<int:pk>/", team.mediator_detail, name="official-mediator-detail"),
    *desk_paths("lam-viec/hoa-giai-vien/", team.MEDIATOR_DESK),
    path(
        "lam-viec/tep/to-hoa-giai/<int:pk>/",
        stored_file.download,
        {"kind": "mediationteam"},
        name="official-team-file",
    ),
    path(
        "lam-viec/tep/hoa-giai-vien/<int:pk>/",
        stored_file.download,
        {"kind": "mediator"},
        name="official-mediator-file",
    ),
    path(
        "lam-viec/hoa-giai/<int:pk>/",
        mediation.mediation_detail,
        name="official-mediation-detail",
    ),
]
