"""An administrator: a late day off, a person with a slip, and that person's first sign-in."""

import pytest

from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
NEW_PASSWORD = "một vườn chè xanh mướt"


def test_a_late_day_off_shows_what_it_moves(visitor: Visitor) -> None:
    visitor.signs_in("quantri")
    visitor.sees("Việc cần xem")
    visitor.looks("quan-tri")
    visitor.page.get_by_role("link", name="Ngày nghỉ", exact=True).click()
    visitor.follows("Thêm ngày")
    visitor.presses("Xem trước khi lưu")
    visitor.sees("Chưa lưu được")
    visitor.looks("quan-tri-ngay-nghi-thieu")
    visitor.fills(Ngày="19/6/2025", Căn_cứ="Thông báo 45/TB-UBND", Lý_do="Thông báo nghỉ muộn")
    visitor.page.get_by_label("Đã đối chiếu với thông báo").check()
    visitor.presses("Xem trước khi lưu")
    visitor.sees("đơn đang giải quyết có hạn khác")
    visitor.looks("quan-tri-ngay-nghi-xem-truoc")
    visitor.presses("Lưu")
    visitor.sees("Đã thêm Thứ Năm, ngày 19 tháng 6 năm 2025")
    visitor.page.get_by_role("link", name="Thứ Năm, ngày 19 tháng 6 năm 2025").click()
    visitor.sees("Thông báo nghỉ muộn")
    visitor.looks("quan-tri-ngay-nghi-lich-su")


def test_a_new_person_signs_in_with_a_slip(visitor: Visitor) -> None:
    visitor.signs_in("quantri")
    visitor.goes_to("/quan-tri/nguoi-dung/")
    visitor.looks("quan-tri-nguoi-dung")
    visitor.follows("Thêm người")
    visitor.fills(Họ_và_tên="Nguyễn Thị Thu Hằng", Tên_đăng_nhập="thuhang.phoco")
    visitor.page.locator("#id_role").select_option(label="Công chức phường, xã")
    visitor.page.locator("#id_place").select_option(label="Phường Phố Cò")
    visitor.fills(Lý_do="Quyết định 31/QĐ-UBND")
    visitor.presses("Lưu")
    visitor.sees("Đã cấp tài khoản «thuhang.phoco»")
    visitor.looks("quan-tri-nguoi-dung-moi")
    visitor.follows("In phiếu đặt mật khẩu")
    visitor.fills(Lý_do="Tài khoản mới")
    visitor.presses("Tạo phiếu để in")
    code = visitor.page.locator(".slip .code").inner_text()
    visitor.looks("phieu-dat-mat-khau")
    visitor.presses("Đăng xuất")
    visitor.goes_to("/dang-nhap/")
    visitor.follows("Đặt mật khẩu bằng phiếu")
    visitor.fills(Tên_đăng_nhập="thuhang.phoco", Mã_trên_phiếu=code.lower())
    visitor.page.get_by_label("Mật khẩu mới", exact=False).first.fill(NEW_PASSWORD)
    visitor.page.get_by_label("Gõ lại mật khẩu mới").fill(NEW_PASSWORD)
    visitor.looks("dat-mat-khau-bang-phieu")
    visitor.presses("Đặt mật khẩu và đăng nhập")
    visitor.sees("Phường Phố Cò")
    visitor.page.get_by_role("heading", level=1).wait_for()
    assert visitor.page.url.endswith("/lam-viec/")
