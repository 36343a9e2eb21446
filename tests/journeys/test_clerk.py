"""A ward clerk's day: a register comes in, its faults are mended, a meeting and a petition."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.journeys.product import ROOT
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
REGISTER = ROOT / "docs" / "samples" / "2021Q3" / "05521-pho-co.xlsx"


def test_a_register_comes_in_and_its_faults_are_mended(visitor: Visitor, tmp_path: Path) -> None:
    given_a_clerk_at_the_import_page(visitor)
    when_she_uploads(visitor, REGISTER)
    visitor.sees("không có trong danh mục")
    visitor.looks("nhap-xem-truoc")
    visitor.presses("Xác nhận nhập")
    visitor.sees("Đã nhập xong")
    visitor.looks("nhap-xong")

    refused = visitor.downloads(
        lambda: visitor.page.get_by_role("link", name="dòng bị từ chối để sửa").click(),
        tmp_path / "05521-sua.xlsx",
    )
    when_she_mends_the_kind_of_reception(refused)
    visitor.goes_to("/lam-viec/nhap-so/")
    when_she_uploads(visitor, refused)
    visitor.presses("Xác nhận nhập")
    visitor.sees("Đã nhập xong")
    row = visitor.page.get_by_role("row", name="TiepDan")
    assert row.get_by_role("cell").first.inner_text() == "1"


def test_a_meeting_is_logged(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/hop-dan/moi/")
    visitor.presses("Lưu")
    visitor.sees("Chưa chọn.")
    visitor.looks("hop-dan-loi")
    visitor.page.get_by_label("Đối thoại").check()
    visitor.fills(Ngày_họp="10/6/2025", Nội_dung_họp="Đối thoại về thu gom rác thải")
    visitor.fills(Tổng_số_hộ="120", Số_hộ_dự="1.300")
    visitor.presses("Lưu")
    visitor.sees("Số hộ dự lớn hơn Tổng số hộ")
    assert (
        visitor.page.get_by_label("Nội dung họp").input_value() == "Đối thoại về thu gom rác thải"
    )
    visitor.fills(Số_hộ_dự="88")
    visitor.presses("Lưu")
    visitor.page.wait_for_url(re.compile(r"/hop-dan/[0-9]+/$"))
    visitor.sees("Đối thoại về thu gom rác thải")
    visitor.looks("hop-dan-da-ghi")


def test_a_petition_is_logged_and_found_without_marks(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/don-thu/moi/")
    visitor.looks("don-thu-moi")
    visitor.page.get_by_label("Kiến nghị, phản ánh").check()
    visitor.fills(Họ_tên_người_gửi="Nguyễn Văn Thử", Điện_thoại="0912345678")
    visitor.page.get_by_label("Nội dung", exact=True).fill("Đề nghị sửa cống thoát nước tổ 5")
    visitor.presses("Lưu")
    visitor.sees("Đề nghị sửa cống thoát nước tổ 5")
    visitor.looks("don-thu-da-ghi")
    visitor.goes_to("/lam-viec/don-thu/?tim=sua+cong+thoat+nuoc")
    visitor.sees("Đề nghị sửa cống thoát nước tổ 5")
    visitor.looks("don-thu-tim")


def given_a_clerk_at_the_import_page(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.sees("Việc hôm nay")
    visitor.looks("viec-hom-nay")
    visitor.follows("Nhập từ Excel")
    visitor.looks("nhap-so")


def when_she_uploads(visitor: Visitor, register: Path) -> None:
    visitor.page.locator("input[type=file]").set_input_files(register)
    visitor.presses("Tải lên và xem trước")
    visitor.page.get_by_role("button", name="Xác nhận nhập", exact=True).wait_for()


def when_she_mends_the_kind_of_reception(workbook_path: Path) -> None:
    book = load_workbook(workbook_path)
    sheet = book["TiepDan"]
    titles = [cell.value for cell in sheet[1]]
    column = titles.index("Hình thức") + 1
    wrong = [
        row
        for row in range(2, sheet.max_row + 1)
        if sheet.cell(row, column).value not in ("Thường xuyên", "Định kỳ", "Đột xuất")
    ]
    assert wrong
    for row in wrong:
        sheet.cell(row, column).value = "Thường xuyên"
    book.save(workbook_path)


def test_a_reception_is_typed_and_the_next_begins_where_it_was(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/tiep-cong-dan/moi/")
    visitor.page.get_by_label("Thường xuyên").check()
    visitor.fills(Người_tiếp="Công chức Tư pháp", Họ_tên_công_dân="Lê Thị Thử", Địa_chỉ="Tổ 3")
    visitor.page.get_by_label("Nội dung").fill("Hỏi về hỗ trợ làm ngõ")
    visitor.looks("tiep-cong-dan-moi")
    visitor.presses("Lưu và nhập tiếp")
    visitor.sees("Đã ghi lượt tiếp công dân số")
    assert visitor.page.get_by_label("Người tiếp").input_value() == "Công chức Tư pháp"
    assert visitor.page.get_by_label("Họ tên công dân").input_value() == ""


def test_a_disclosure_and_a_vote_are_typed(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/cong-khai/moi/")
    visitor.page.get_by_label("Mục phải công khai").select_option("2")
    visitor.page.get_by_label("Nội dung").fill("Dự toán thu chi 6 tháng cuối năm")
    visitor.fills(Ngày_văn_bản="9/6/2025", Ngày_công_khai="10/6/2025")
    visitor.page.get_by_label("Niêm yết").check()
    visitor.looks("cong-khai-moi")
    visitor.presses("Lưu")
    visitor.sees("Nơi công khai")
    visitor.looks("cong-khai-da-ghi")

    visitor.goes_to("/lam-viec/bieu-quyet/moi/")
    visitor.page.get_by_label("Việc biểu quyết").select_option("1")
    visitor.fills(Tổng_số_hộ="120", Số_hộ_dự="100", Đồng_ý="79")
    visitor.page.get_by_label("Không đồng ý").press("Tab")
    visitor.sees("cần ít nhất 80 hộ đồng ý")
    visitor.looks("bieu-quyet-nguong")
    visitor.presses("Lưu")
    visitor.sees("Không thông qua")
