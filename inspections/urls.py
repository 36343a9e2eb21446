"""Addresses of the two boards."""

from django.urls import URLPattern, path

from inspections.enums import Board
from inspections.views.official import recommendation_form as recommendation
from inspections.views.official import several, supervision
from inspections.views.official import supervision_form as form
from wards.views.official import stored_file
from wards.views.official.shelf import list_paths

app_name = "inspections"


def _board(board: Board, under: str) -> list[URLPattern]:
    """The pages on which one board's register is written."""
    word = f"official-{board}"
    one, advice = f"{under}<int:pk>/", f"{under}kien-nghi/<int:pk>/"
    return [
        path(f"{under}moi/", form.create_view(board), name=f"{word}-create"),
        path(f"{under}nhieu-dong/", several.supervisions_view(board), name=f"{word}-several"),
        path(f"{one}sua/", form.edit_view(board), name=f"{word}-edit"),
        path(f"{one}huy/", form.cancel_view(board), name=f"{word}-cancel"),
        path(f"{one}dinh-kem/", form.attach_view(board), name=f"{word}-attach"),
        path(f"{one}kien-nghi/", recommendation.add_view(board), name=f"{word}-recommend"),
        path(
            f"{one}nhieu-kien-nghi/",
            several.recommendations_view(board),
            name=f"{word}-recommend-several",
        ),
        path(f"{advice}sua/", recommendation.edit_view(board), name=f"{word}-recommendation"),
        path(
            f"{advice}huy/", recommendation.cancel_view(board), name=f"{word}-recommendation-cancel"
        ),
        path(f"{advice}tra-loi/", recommendation.answer_view(board), name=f"{word}-answer"),
    ]


urlpatterns = [
    path(
        "lam-viec/tep/giam-sat/<int:pk>/",
        stored_file.download,
        {"kind": "supervision"},
        name="official-supervision-file",
    ),
    *_board(Board.INSPECTION, "lam-viec/thanh-tra-nhan-dan/"),
    *_board(Board.INVESTMENT, "lam-viec/giam-sat-dau-tu/"),
    *list_paths("lam-viec/thanh-tra-nhan-dan/", supervision.REGISTERS[Board.INSPECTION]),
    path(
        "lam-viec/thanh-tra-nhan-dan/<int:pk>/",
        supervision.inspection_detail,
        name="official-inspection-detail",
    ),
    *list_paths("lam-viec/giam-sat-dau-tu/", supervision.REGISTERS[Board.INVESTMENT]),
    path(
        "lam-viec/giam-sat-dau-tu/<int:pk>/",
        supervision.investment_detail,
        name="official-investment-detail",
    ),
]
