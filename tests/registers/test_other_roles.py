"""Boards, mediation and Front bring in the sheets that they write, and no others."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from inspections.models import Supervision
from petitions.models import Reception
from songcong.registers.catalogue import TOPICS
from songcong.registers.models import RegisterUpload
from tests.access.city import TODAY, City
from tests.registers.desk import bring_in, confirm, send, undo, undo_page, upload
from tests.registers.workbooks import DAY, RECEPTION, write
from wards.models import Meeting
from wards.rules.rights import WRITERS
from wards.views.official.meeting import MEETINGS

pytestmark = pytest.mark.django_db
BOARD_LINE = {"STT": 1, "Ngày": DAY, "Nội dung": "Thi công rãnh", "Số vụ sai phạm": 1}
MEETING_LINE = {
    "STT": 1,
    "Loại": "Đối thoại",
    "Ngày họp": DAY,
    "Tổng số hộ": 120,
    "Số hộ dự": 80,
}
BOTH = {"TiepDan": [RECEPTION], "ThanhTraNhanDan": [BOARD_LINE]}


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    with override_settings(
        SONGCONG_TODAY=TODAY.isoformat(), MEDIA_ROOT=tmp_path / "media", RATELIMIT_ENABLE=False
    ):
        yield City()


@pytest.fixture
def board(city: City) -> Client:
    return city.client("inspection board")


def test_every_sheet_is_written_by_the_rights_of_its_register() -> None:
    assert set(TOPICS.values()) <= set(WRITERS)
    assert TOPICS[MEETINGS.sheet] == MEETINGS.topic


def test_only_the_own_sheet_is_read_and_the_others_are_named(board: Client, tmp_path: Path) -> None:
    brought = send(board, tmp_path, BOTH)
    assert set(brought.preview) == {"ThanhTraNhanDan"}
    page = board.get(reverse("registers:official-upload-detail", args=[brought.pk]))
    told = page.content.decode()
    assert "Sổ tiếp công dân" in told
    assert "Có trang không đọc" in told
    assert "Lò Thị Mẫu" not in told
    confirm(board, brought)
    assert Supervision.objects.get().created_by == brought.by
    assert not Reception.objects.exists()


def test_a_file_of_nothing_but_other_sheets_is_refused_with_what_may_be_brought(
    board: Client, tmp_path: Path
) -> None:
    content = write(tmp_path / "a.xlsx", {"TiepDan": [RECEPTION]}).read_bytes()
    page = upload(board, content).content.decode()
    assert "Tệp này chỉ có: Sổ tiếp công dân." in page
    assert "Tài khoản này nhập được: Sổ Thanh tra nhân dân." in page
    assert RegisterUpload.objects.get().state == "unreadable"


def test_the_front_brings_meetings_in_and_takes_them_back(city: City, tmp_path: Path) -> None:
    front = city.client("front")
    brought = bring_in(front, tmp_path, {"HopDan": [MEETING_LINE]})
    assert Meeting.objects.live().count() == 1
    assert "Hoàn tác" in undo_page(front, brought)
    undo(front, brought)
    assert not Meeting.objects.live().exists()


def test_a_role_that_ended_before_the_file_was_confirmed_writes_nothing(
    board: Client, tmp_path: Path
) -> None:
    brought = send(board, tmp_path, {"ThanhTraNhanDan": [BOARD_LINE]})
    brought.by.role_assignments.update(valid_to=TODAY - timedelta(days=1))
    assert confirm(board, brought).status_code == 403
    assert not Supervision.objects.exists()


def test_a_role_that_changed_after_the_preview_is_said(board: Client, tmp_path: Path) -> None:
    brought = send(board, tmp_path, {"ThanhTraNhanDan": [BOARD_LINE]})
    brought.by.role_assignments.update(role="front")
    page = confirm(board, brought).content.decode()
    assert "Quyền ghi sổ của tài khoản này đã khác lúc xem trước" in page
    assert not Supervision.objects.exists()
