"""A clerk brings a register again after editing a line here: she looks at each kind and chooses."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from songcong.registers.row_pages import PAGE
from tests.journeys.visitor import Visitor
from tests.registers.workbooks import write

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
ROWS = PAGE + 10
FIRST = date(2025, 4, 1)
TYPED = "7"
IN_THE_FILE = "9"


def test_a_register_comes_again_and_conflicts_are_chosen(visitor: Visitor, tmp_path: Path) -> None:
    visitor.signs_in("thu.phoco")
    when_she_brings(visitor, a_register(tmp_path, opinions="3"))
    visitor.presses("Xác nhận nhập")
    visitor.sees("Đã nhập xong")
    when_she_edits_the_latest_line(visitor)

    when_she_brings(visitor, a_register(tmp_path, opinions=IN_THE_FILE))
    visitor.sees("Nếu xác nhận: giữ bản đã sửa ở đây 1 dòng")
    visitor.looks("nhap-lai-xem-truoc")
    when_she_pages_through_what_changes(visitor)
    visitor.follows("Xung đột, HopDan: 1 dòng")
    visitor.sees(f"Số ý kiến: {TYPED} → {IN_THE_FILE}")
    visitor.looks("nhap-lai-xung-dot")
    visitor.page.get_by_label("Lấy theo tệp", exact=True).check()
    visitor.presses("Lưu lựa chọn, về bản xem trước")
    visitor.sees("lấy theo tệp 1 dòng")
    visitor.presses("Xác nhận nhập")
    visitor.sees("Đã nhập xong")
    row = visitor.page.get_by_role("row", name="HopDan")
    assert [cell.inner_text() for cell in row.get_by_role("cell").all()] == [
        *("0", str(ROWS), "0", "0", "0", "0")
    ]


def a_register(folder: Path, *, opinions: str) -> Path:
    rows = [
        {
            "STT": f"L{number:02}",
            "Ngày họp": FIRST + timedelta(days=number % 60),
            "Loại": "Đối thoại",
            "Thôn, TDP": "Nhà văn hóa xóm Lại",
            "Số ý kiến": opinions,
        }
        for number in range(ROWS)
    ]
    return write(folder / f"05521-lai-{opinions}.xlsx", {"HopDan": rows})


def when_she_brings(visitor: Visitor, register: Path) -> None:
    visitor.goes_to("/lam-viec/nhap-so/")
    visitor.page.locator("input[type=file]").set_input_files(register)
    visitor.presses("Tải lên và xem trước")
    visitor.page.get_by_role("button", name="Xác nhận nhập", exact=True).wait_for()


def when_she_edits_the_latest_line(visitor: Visitor) -> None:
    visitor.goes_to("/lam-viec/hop-dan/")
    visitor.follows(f"L{ROWS - 1}")
    visitor.follows("Sửa")
    visitor.page.locator("#id_opinions").fill(TYPED)
    visitor.presses("Lưu")
    visitor.page.get_by_role("button", name="Lưu", exact=True).wait_for(state="detached")


def when_she_pages_through_what_changes(visitor: Visitor) -> None:
    visitor.follows(f"Cập nhật, HopDan: {ROWS - 1} dòng")
    visitor.sees(f"Dòng 1 đến {PAGE} trong {ROWS - 1} dòng; còn {ROWS - 1 - PAGE} dòng nữa")
    visitor.looks("nhap-lai-cap-nhat")
    visitor.follows("Trang sau")
    visitor.page.wait_for_url("**/cap-nhat/?trang=2")
    visitor.sees(f"Trang 2/{-(-(ROWS - 1) // PAGE)}")
    visitor.follows("Về bản xem trước")
    visitor.page.get_by_role("button", name="Xác nhận nhập", exact=True).wait_for()
