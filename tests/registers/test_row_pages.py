"""The rows of an upload by what comes of them, fifty at a time; choices that last over pages."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from petitions.models import Petition
from songcong.core.errors import Refused
from songcong.registers import choices, row_pages, uploads
from songcong.registers.choices import FILE, MINE, Choice
from songcong.registers.models import RegisterUpload, UploadState
from tests.access.city import TODAY, City
from tests.registers.desk import choose, confirm, rows_of, send
from tests.registers.workbooks import DAY, DENUNCIATION, PETITION, write
from wards.calendar import law
from wards.models import User

pytestmark = pytest.mark.django_db
SHEET = "DonThu"
KINDS = ("moi", "cap-nhat", "nhu-cu", "trung", "xung-dot", "tu-choi")
MOST_QUERIES = 20
MOST_BYTES = 90_000


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Client]:
    with override_settings(
        SONGCONG_TODAY=TODAY.isoformat(), MEDIA_ROOT=tmp_path / "media", RATELIMIT_ENABLE=False
    ):
        yield City().client("clerk")


def petitions(count: int, **changes: Any) -> list[dict[str, Any]]:
    return [
        PETITION | {"Số đơn": f"{i}/2021", "Ngày nhận": DAY + timedelta(days=i % 30)} | changes
        for i in range(1, count + 1)
    ]


def page_of(clerk: Client, at: RegisterUpload) -> str:
    return str(
        clerk.get(reverse("registers:official-upload-detail", args=[at.pk])).content.decode()
    )


def in_conflict(clerk: Client, folder: Path, count: int) -> RegisterUpload:
    """An upload each row of which is in conflict with what somebody typed since the last one."""
    confirm(clerk, send(clerk, folder, {SHEET: petitions(count)}))
    Petition.objects.update(edited_since_import=True, field="sửa tay")
    brought = send(clerk, folder, {SHEET: petitions(count, **{"Lĩnh vực": "Đất đai"})})
    assert brought.preview[SHEET]["conflicts"] == count
    return brought


def fields() -> list[str]:
    rows = Petition.objects.order_by("register_on", "register_no").order_by("pk")
    return list(rows.values_list("field", flat=True))


def test_each_kind_opens_to_its_rows(clerk: Client, tmp_path: Path) -> None:
    known = petitions(3)
    confirm(clerk, send(clerk, tmp_path, {SHEET: known}))
    Petition.objects.filter(register_no="3/2021").update(edited_since_import=True)
    rows = [
        known[0],
        known[1] | {"Nguồn": "Bưu chính", "Nội dung": "khác hẳn"},
        known[2] | {"Người gửi": "", "Lĩnh vực": "Đất đai"},
        PETITION | {"Số đơn": "9/2021", "Lĩnh vực": "Môi trường"},
        PETITION | {"Số đơn": "9/2021", "Lĩnh vực": "môi  trường"},
        DENUNCIATION | {"Nguồn": "Lạ", "Số đơn": "12"},
        PETITION | {"Số đơn": "Lò Thị Mẫu", "Ngày nhận": "31/6/2021"},
        DENUNCIATION,
    ]
    brought = send(clerk, tmp_path, {SHEET: rows})
    seen = {kind: rows_of(clerk, brought, SHEET, kind).content.decode() for kind in KINDS}
    assert "Nguồn: Trực tiếp" in seen["nhu-cu"]
    assert "Nguồn: Trực tiếp → <strong>Bưu chính</strong>" in seen["cap-nhat"]
    assert "tranh chấp ranh giới đất → <strong>khác hẳn</strong>" in seen["cap-nhat"]
    assert "Lĩnh vực: Môi trường" in seen["moi"]
    assert "giống hệt dòng 5" in seen["trung"]
    assert "Lĩnh vực: (trống) → <strong>Đất đai</strong>" in seen["xung-dot"]
    assert "<strong>Nguồn</strong>: không có trong danh mục" in seen["tu-choi"]
    assert "ngày 31/6/2021 không có trên lịch" in seen["tu-choi"]
    for page in (*seen.values(), page_of(clerk, brought)):
        for name in ("Lò Thị Mẫu", "Giàng A Kín", "thu tiền sai", "0987654321"):
            assert name not in page


def test_long_lists_are_cut_into_pages_that_say_what_is_left(clerk: Client, tmp_path: Path) -> None:
    brought = send(clerk, tmp_path, {SHEET: petitions(120)})
    whole = page_of(clerk, brought)
    assert "Còn 115 dòng nữa" in whole
    assert "Xem tất cả 120 dòng" in whole
    first = rows_of(clerk, brought, SHEET, "moi").content.decode()
    assert "Dòng 1 đến 50 trong 120 dòng; còn 70 dòng nữa" in first
    last = rows_of(clerk, brought, SHEET, "moi", 3).content.decode()
    assert "Dòng 101 đến 120 trong 120 dòng." in last
    assert "120/2021" in last
    assert "trang=2" in last
    assert "Trang sau" not in last
    for wrong in (0, 4, 10**19):
        assert rows_of(clerk, brought, SHEET, "moi", wrong).status_code in (200, 404)
    assert rows_of(clerk, brought, SHEET, "moi", 4).status_code == 404
    assert rows_of(clerk, brought, SHEET, "la").status_code == 404
    assert rows_of(clerk, brought, "HopDan", "moi").status_code == 404
    path = reverse("registers:official-upload-rows", args=[brought.pk, SHEET, "moi"])
    assert clerk.get(path, {"trang": "x"}).status_code == 404


@pytest.mark.parametrize("kind", ["detail", "moi", "xung-dot"])
def test_a_page_costs_the_same_however_long_the_register_is(
    clerk: Client, tmp_path: Path, kind: str
) -> None:
    costs = []
    for count in (60, 600):
        brought = (
            in_conflict(clerk, tmp_path, count)
            if kind == "xung-dot"
            else send(clerk, tmp_path, {SHEET: petitions(count)})
        )
        with CaptureQueriesContext(connection) as queries:
            page = (
                page_of(clerk, brought)
                if kind == "detail"
                else rows_of(clerk, brought, SHEET, kind, 2).content.decode()
            )
        costs.append(len(queries))
        assert len(page.encode()) < MOST_BYTES
        Petition.objects.all().delete()
    assert costs[0] == costs[1] <= MOST_QUERIES


def test_choices_last_over_pages_and_nothing_is_written_before_it_is_confirmed(
    clerk: Client, tmp_path: Path
) -> None:
    brought = in_conflict(clerk, tmp_path, 60)
    page = choose(clerk, brought, SHEET, trang="1", dong_2="file", dong_4="file", den="2")
    assert page.redirect_chain[-1][0].endswith("/xung-dot/?trang=2")
    assert "Dòng 51 đến 60" in page.content.decode()
    choose(clerk, brought, SHEET, trang="2", dong_61="file", dong_4="mine", den="2")
    page = choose(clerk, brought, SHEET, trang="1", dong_4="mine", dong_3="nothing", den="0")
    assert "giữ bản đã sửa ở đây 58 dòng, lấy theo tệp 2 dòng" in page.content.decode()
    first = rows_of(clerk, brought, SHEET, "xung-dot").content.decode()
    assert 'name="dong-2" value="file" checked' in " ".join(first.split())
    assert 'name="dong-4" value="mine" checked' in " ".join(first.split())
    assert fields() == ["sửa tay"] * 60
    confirm(clerk, brought)
    assert [at for at, field in enumerate(fields(), start=2) if field == "Đất đai"] == [2, 61]
    after = page_of(clerk, brought)
    assert "Sổ đã thay đổi giữa lúc" not in after
    assert "Lưu lựa chọn" not in rows_of(clerk, brought, SHEET, "xung-dot").content.decode()
    again = send(clerk, tmp_path, {SHEET: petitions(60, **{"Lĩnh vực": "Đất đai"})}).preview[SHEET]
    assert (again["unchanged"], again["conflicts"]) == (60, 0)


def test_one_answer_for_all_and_some_that_differ(clerk: Client, tmp_path: Path) -> None:
    brought = in_conflict(clerk, tmp_path, 60)
    page = choose(clerk, brought, SHEET, dong_2="file", trang="1")
    page = choose(clerk, brought, SHEET, tat_ca="file", trang="1")
    assert "Đã chọn lấy theo tệp cho mọi dòng xung đột" in page.content.decode()
    choose(clerk, brought, SHEET, trang="2", dong_60="mine")
    assert brought.pages.exists()
    confirm(clerk, brought)
    assert [at for at, field in enumerate(fields(), start=2) if field == "sửa tay"] == [60]


def test_a_row_that_came_into_conflict_after_the_preview_is_left_alone(
    clerk: Client, tmp_path: Path
) -> None:
    confirm(clerk, send(clerk, tmp_path, {SHEET: petitions(3)}))
    Petition.objects.filter(register_no="1/2021").update(edited_since_import=True)
    brought = send(clerk, tmp_path, {SHEET: petitions(3, **{"Lĩnh vực": "Đất đai"})})
    choose(clerk, brought, SHEET, tat_ca="file")
    Petition.objects.filter(register_no="2/2021").update(edited_since_import=True)
    page = confirm(clerk, brought).content.decode()
    assert fields() == ["Đất đai", "", "Đất đai"]
    assert "Sổ đã thay đổi giữa lúc xem trước và lúc nhập" in page
    again = send(clerk, tmp_path, {SHEET: petitions(3, **{"Lĩnh vực": "Đất đai"})}).preview[SHEET]
    assert (again["unchanged"], again["conflicts"]) == (2, 1)


def test_what_was_confirmed_is_not_chosen_anew(clerk: Client, tmp_path: Path) -> None:
    brought = in_conflict(clerk, tmp_path, 2)
    confirm(clerk, brought)
    page = choose(clerk, brought, SHEET, dong_2="file")
    assert page.status_code == 409
    assert choices.OVER in page.content.decode()
    assert choose(clerk, brought, "HopDan", dong_2="file").status_code == 200


def test_rows_under_another_key_are_a_sentence_and_no_fault(clerk: Client, tmp_path: Path) -> None:
    brought = send(clerk, tmp_path, {SHEET: petitions(2)})
    with override_settings(IDENTITY_KEYS=["b3RoZXItdGhhbi1iZWZvcmUtb3RoZXItdGhhbi1iZWY="]):
        with pytest.raises(Refused, match="Không mở được các dòng"):
            row_pages.first_rows(brought)
        assert rows_of(clerk, brought, SHEET, "moi").status_code == 404


def test_an_import_by_the_command_keeps_its_refused_rows_for_the_page(
    clerk: Client, tmp_path: Path
) -> None:
    from songcong.core import clock  # noqa: PLC0415  the day of the city is set by now

    by = User.objects.get(pk=clerk.session["_auth_user_id"])
    path = write(tmp_path / "05521-a.xlsx", {SHEET: [*petitions(2), PETITION | {"Nguồn": "Lạ"}]})
    uploads.import_by_command(path, "05521", by=by, at=clock.now(), law=law())
    brought = RegisterUpload.objects.get()
    assert brought.state == UploadState.DONE
    assert "không có trong danh mục" in rows_of(clerk, brought, SHEET, "tu-choi").content.decode()
    assert rows_of(clerk, brought, SHEET, "moi").status_code == 404
    assert "không có trong danh mục" in page_of(clerk, brought)
    uploads.forget_old(at=clock.now() + timedelta(days=8))
    assert not brought.pages.exists()
    assert "Kết quả nhập" in page_of(clerk, brought)


@pytest.mark.parametrize(
    ("choice", "row", "taken", "of_file"),
    [
        (Choice(), 1, MINE, 0),
        (Choice(MINE, frozenset({1})), 1, FILE, 1),
        (Choice(FILE), 1, FILE, 5),
        (Choice(FILE, frozenset({1, 2})), 1, MINE, 3),
        (Choice(FILE, frozenset({2})), 1, FILE, 4),
    ],
)
def test_a_choice_says_what_is_taken(choice: Choice, row: int, taken: str, of_file: int) -> None:
    assert choice.of(row) == taken
    assert choice.of_file(5) == of_file
