"""Registers brought in through the browser: preview, confirm, conflicts, mending."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from openpyxl import load_workbook

from petitions.models import DenouncerIdentity, Petition, Reception
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.registers import uploads
from songcong.registers.models import RegisterUpload
from songcong.registers.seen_rows import HIDDEN
from tests.access.city import TODAY, City
from tests.registers.desk import confirm, rows_of, send, upload
from tests.registers.workbooks import DENUNCIATION, PETITION, QUARTER, RECEPTION, write
from wards.calendar import law
from wards.models import Unit, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Client]:
    with override_settings(
        SONGCONG_TODAY=TODAY.isoformat(), MEDIA_ROOT=tmp_path / "media", RATELIMIT_ENABLE=False
    ):
        yield City().client("clerk")


def test_nothing_is_written_until_it_is_confirmed_and_then_once(clerk: Client) -> None:
    page = upload(clerk, (QUARTER / "05521-pho-co.xlsx").read_bytes(), "05521-pho-co.xlsx")
    assert "Xác nhận nhập" in page.content.decode()
    assert Reception.objects.count() == 0
    [brought] = RegisterUpload.objects.all()
    page = confirm(clerk, brought)
    assert "Đã nhập xong" in page.content.decode()
    count = Reception.objects.count()
    assert count == 55
    assert Reception.objects.filter(created_by=brought.by).count() == count
    assert confirm(clerk, brought).status_code == 409
    assert Reception.objects.count() == count


def test_the_unit_is_that_of_the_file_name_or_the_clerks_own(clerk: Client, tmp_path: Path) -> None:
    content = write(tmp_path / "a.xlsx", {"TiepDan": [RECEPTION]}).read_bytes()
    page = upload(clerk, content, "05512-a.xlsx")
    assert page.status_code == 400
    assert "không phải đơn vị của anh/chị (05521)" in page.content.decode()
    assert upload(clerk, content, "so tiep dan.xlsx").status_code == 200
    assert [u.code for u in RegisterUpload.objects.all()] == ["05521"]


def test_a_file_named_by_a_code_from_before_the_merger_is_taken(
    clerk: Client, tmp_path: Path
) -> None:
    merged = Unit.objects.get(code="05518", valid_from=date(2025, 7, 1))
    person = User.objects.get(pk=clerk.session["_auth_user_id"])
    person.role_assignments.update(unit=merged)
    content = write(tmp_path / "a.xlsx", {"TiepDan": [RECEPTION]}).read_bytes()
    brought = uploads.take_in("05521-a.xlsx", content, units=[merged.pk], by=person, at=clock.now())
    assert (brought.unit, brought.code) == (merged, "05521")
    uploads.go_on(brought, law=law())
    uploads.confirm(brought, at=clock.now())
    uploads.go_on(brought, law=law())
    unit = Reception.objects.get().unit
    assert (unit.code, unit.name) == ("05521", "Phố Cò")
    with pytest.raises(Refused, match="05512"):
        uploads.take_in("05512-a.xlsx", content, units=[merged.pk], by=person, at=clock.now())


def test_the_stored_file_is_sealed_and_the_preview_names_nobody(
    clerk: Client, tmp_path: Path
) -> None:
    brought = send(clerk, tmp_path, {"DonThu": [PETITION, DENUNCIATION]})
    confirm(clerk, brought)
    later = send(
        clerk,
        tmp_path,
        {"DonThu": [PETITION | {"Họ tên": "Bế Văn Đàn"}, DENUNCIATION | {"Họ tên": "Sùng A"}]},
    )
    with later.sealed.open("rb") as stored:
        assert b"PK" not in stored.read()[:4]
    page = rows_of(clerk, later, "DonThu", "cap-nhat").content.decode()
    assert f"Họ tên: {HIDDEN} → <strong>{HIDDEN}</strong>" in page
    whole = clerk.get(reverse("registers:official-upload-detail", args=[later.pk])).content.decode()
    sealed = b"".join(bytes(page.sealed) for page in later.pages.all())
    for name in ("Bế Văn Đàn", "Sùng A", "Lò Thị Mẫu", "Giàng A Kín", "0987654321"):
        assert name not in f"{later.preview}{page}{whole}"
        assert name.encode() not in sealed


def test_a_row_whose_date_was_mended_is_shown_as_a_likely_twin(
    clerk: Client, tmp_path: Path
) -> None:
    confirm(clerk, send(clerk, tmp_path, {"TiepDan": [RECEPTION]}))
    mended = RECEPTION | {"Ngày tiếp": date(2021, 8, 11)}
    other = mended | {"Người tiếp": "ai khác", "STT": 2}
    seen = send(clerk, tmp_path, {"TiepDan": [mended, other]})
    assert seen.preview["TiepDan"]["twins"] == 1
    page = rows_of(clerk, seen, "TiepDan", "co-the-trung").content.decode()
    assert "giống một dòng đã nhập ngày 10/08/2021, chỉ khác ngày" in page
    both = send(clerk, tmp_path, {"TiepDan": [mended, RECEPTION]}).preview["TiepDan"]
    assert both.get("twins", 0) == 0


def test_refused_rows_come_back_coloured_with_reasons_and_go_in_once_mended(
    clerk: Client, tmp_path: Path
) -> None:
    wrong = [
        PETITION | {"Ngày nhận": "31/6/2021", "Ghi chú": "=1+1"},
        DENUNCIATION | {"Nguồn": "Lạ"},
        PETITION | {"Số đơn": "9"},
    ]
    brought = send(clerk, tmp_path, {"DonThu": wrong}, more_columns=["Ghi chú"])
    path = reverse("registers:official-upload-refused", args=[brought.pk])
    book = load_workbook(io.BytesIO(clerk.get(path).content))
    sheet = book["DonThu"]
    titles = {str(cell.value): at for at, cell in enumerate(sheet[1], start=1)}
    assert sheet.max_row == 3
    faulty = sheet.cell(2, titles["Ngày nhận"])
    assert faulty.fill.fgColor.rgb.endswith("FFC7CE")
    assert "không có trên lịch" in str(sheet.cell(2, titles["Lý do từ chối"]).value)
    assert sheet.cell(2, titles["Họ tên"]).value == "Lò Thị Mẫu"
    assert sheet.cell(3, titles["Họ tên"]).value == "***"
    assert sheet.cell(3, titles["Nội dung"]).value == "*** tố cáo thu tiền sai"
    faulty.value = date(2021, 6, 30)
    sheet.cell(3, titles["Nguồn"]).value = "Bưu chính"
    mended = io.BytesIO()
    book.save(mended)
    upload(clerk, mended.getvalue())
    latest = RegisterUpload.objects.order_by("-pk")[0]
    assert latest.preview["DonThu"]["accepted"] == 2
    confirm(clerk, latest)
    assert DenouncerIdentity.objects.count() == 0
    assert Petition.objects.get(register_no="001/2021").register_note in ({}, {"Ghi chú": "=1+1"})


def test_a_broken_file_is_a_sentence_on_the_page(clerk: Client) -> None:
    page = upload(clerk, b"no workbook").content.decode()
    assert "Tệp không phải là sổ Excel (.xlsx) hoặc đã hỏng." in page


def test_a_file_that_was_changed_in_store_is_not_written(clerk: Client, tmp_path: Path) -> None:
    brought = send(clerk, tmp_path, {"TiepDan": [RECEPTION]})
    RegisterUpload.objects.update(sha256="0" * 64)
    page = confirm(clerk, brought).content.decode()
    assert "không còn như lúc xem trước" in page
    assert Reception.objects.count() == 0


def test_after_seven_days_the_file_is_gone(clerk: Client, tmp_path: Path) -> None:
    brought = send(clerk, tmp_path, {"TiepDan": [RECEPTION | {"Ngày tiếp": "31/6/2021"}]})
    stored = Path(brought.sealed.path)
    assert uploads.forget_old(at=clock.now() + timedelta(days=6)) == 0
    assert stored.exists()
    assert uploads.forget_old(at=clock.now() + timedelta(days=8)) == 1
    assert not stored.exists()
    assert not brought.pages.exists()
    path = reverse("registers:official-upload-refused", args=[brought.pk])
    assert clerk.get(path).status_code == 404
    assert (
        clerk.get(reverse("registers:official-upload-detail", args=[brought.pk])).status_code == 200
    )
