"""A clerk and a list: a filter kept, a sheet of paper, an empty workbook, a file taken back."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook

from tests.journeys.visitor import PHONE, PICTURES, Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
PLACE = "Nhà văn hóa xóm Thử"


def test_a_filter_is_kept_and_its_rows_are_printed(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/hop-dan/?kind=community")
    visitor.page.get_by_text("Lưu bộ lọc này để dùng lại").click()
    visitor.fills(Tên_bộ_lọc="Họp thôn, tổ")
    visitor.presses("Lưu bộ lọc")
    visitor.sees("Đã lưu bộ lọc “Họp thôn, tổ”.")
    visitor.looks("bo-loc-da-luu")
    visitor.follows("Đổi tên, xóa bộ lọc này")
    visitor.looks("bo-loc-sua")
    visitor.page.go_back()
    visitor.follows("In danh sách")
    visitor.sees("In trên giấy A4 ngang")
    visitor.looks("in-danh-sach")
    paper = visitor.page.pdf(prefer_css_page_size=True, path=PICTURES / "in-danh-sach.pdf")
    assert paper.startswith(b"%PDF")


def test_on_a_telephone_other_things_to_do_are_folded(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/tiep-cong-dan/")
    first, other = (
        visitor.page.get_by_role("link", name=name)
        for name in ("Thêm lượt tiếp công dân", "Tải Excel")
    )
    fold = visitor.page.locator("summary", has_text="Việc khác")
    assert (first.is_visible(), other.is_visible(), fold.is_visible()) == (True, True, False)
    visitor.page.set_viewport_size({"width": PHONE, "height": 900})
    assert (first.is_visible(), other.is_visible(), fold.is_visible()) == (True, False, True)
    fold.focus()
    visitor.page.keyboard.press("Enter")
    other.wait_for()
    assert Axe().run(visitor.page).violations_count == 0
    visitor.looks("danh-sach-viec-khac")


def test_an_empty_workbook_is_filled_brought_in_found_and_taken_back(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/hop-dan/")
    book = visitor.downloads(
        lambda: visitor.follows("Tải mẫu Excel trống"), tmp_path / "05521.xlsx"
    )
    filled = when_she_fills(book, tmp_path)
    visitor.goes_to("/lam-viec/nhap-so/")
    visitor.page.locator("input[type=file]").set_input_files(filled)
    visitor.presses("Tải lên và xem trước")
    visitor.presses("Xác nhận nhập")
    visitor.sees("Đã nhập xong")

    visitor.page.locator("h1").click()
    visitor.page.keyboard.press("/")
    visitor.page.keyboard.type("nha van hoa xom thu")
    visitor.page.keyboard.press("Enter")
    visitor.sees("Tìm trong mọi sổ")
    visitor.sees(PLACE)
    assert "van" not in visitor.page.url
    visitor.looks("tim-trong-moi-so")
    visitor.page.get_by_role("link", name="Đối thoại số 1/2025").click()
    visitor.sees("Nhập từ sổ Excel")
    visitor.page.go_back()
    visitor.sees(PLACE)

    visitor.goes_to("/lam-viec/nhap-so/")
    visitor.follows("05521-mau-thu.xlsx")
    visitor.follows("Hoàn tác lần nhập này")
    visitor.sees("Dòng mới sẽ hủy")
    visitor.looks("hoan-tac")
    visitor.presses("Hoàn tác lần nhập này")
    visitor.sees("Đã hoàn tác")
    visitor.looks("hoan-tac-xong")


def when_she_fills(template: Path, folder: Path) -> Path:
    book = load_workbook(template)
    sheet = book["HopDan"]
    titles = [cell.value for cell in sheet[4]]
    said: dict[str, Any] = {
        "STT": "1/2025",
        "Ngày họp": "6/5/2025",
        "Loại": "Đối thoại",
        "Thôn, TDP": PLACE,
        "Số ý kiến": 3,
    }
    for title, value in said.items():
        sheet.cell(5, titles.index(title) + 1, value)
    filled = folder / "05521-mau-thu.xlsx"
    book.save(filled)
    return filled
