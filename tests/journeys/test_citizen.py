"""A citizen reckons a time limit, then asks after the petition that was handed in."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.journeys.filing import answers, sends
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_a_petition_handed_in_is_found_by_its_code(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/don-thu/moi/")
    visitor.page.get_by_label("Kiến nghị, phản ánh").check()
    visitor.fills(Họ_tên_người_gửi="Phạm Thị Thử", Điện_thoại="0987654321")
    visitor.page.get_by_label("Nội dung", exact=True).fill("Đèn đường tổ 2 hỏng")
    visitor.presses("Lưu")
    visitor.sees("Mã tra cứu")
    code = re.search(r"SC-\w{4}-\w{4}-\w{2}", visitor.page.inner_text("main"))
    assert code is not None
    visitor.follows("In phiếu")
    visitor.sees("Phiếu tiếp nhận đơn")
    visitor.looks("phieu")
    _prints_on_one_a5_page(visitor)
    visitor.presses("Đăng xuất")

    visitor.goes_to("/")
    visitor.looks("trang-chu")
    visitor.follows("Tra cứu đơn")
    visitor.fills(Mã_tra_cứu=code[0], Bốn_số_cuối="0000")
    visitor.presses("Xem tình trạng")
    visitor.sees("Không tìm thấy đơn nào")
    visitor.looks("tra-cuu-khong-thay")
    visitor.fills(Bốn_số_cuối="4321")
    visitor.presses("Xem tình trạng")
    visitor.sees("Đã tiếp nhận")
    visitor.page.get_by_text("Vì sao là ngày này?").click()
    visitor.looks("tra-cuu-ket-qua")


def test_anyone_reckons_a_time_limit(visitor: Visitor) -> None:
    visitor.goes_to("/tinh-han/")
    visitor.page.get_by_label("Thời hạn").select_option("petition.settle.complaint.first")
    visitor.fills(Tính_từ_ngày="28/4/2025")
    visitor.presses("Tính ngày")
    visitor.sees("chậm nhất")
    visitor.looks("tinh-han")


def test_a_citizen_sends_a_petition_in_and_the_clerk_finds_it(visitor: Visitor) -> None:
    visitor.goes_to("/")
    visitor.follows("Gửi ý kiến")
    visitor.looks("gui-bat-dau")
    _asks_about_a_denunciation(visitor)
    answers(visitor)
    visitor.sees("Người khác sẽ thấy")
    visitor.looks("gui-xem-lai")
    sends(visitor)
    visitor.sees("Đã nhận đơn của bạn")
    visitor.looks("gui-da-nhan")
    visitor.follows("in phiếu tiếp nhận")
    visitor.sees("Bốn số tra cứu")
    visitor.looks("gui-phieu")
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/hang-doi/moi/")
    visitor.sees("Rác để quá ba ngày")


def _asks_about_a_denunciation(visitor: Visitor) -> None:
    visitor.page.get_by_label("Báo người hoặc cơ quan làm trái pháp luật").check()
    visitor.presses("Tiếp tục")
    visitor.sees("Tố cáo ở đâu")
    visitor.looks("gui-to-cao")
    visitor.follows("Không phải tố cáo?")


def _prints_on_one_a5_page(visitor: Visitor) -> None:
    """The browser's own print of the slip: one page of 148 × 210 mm, the code on it."""
    paper = PdfReader(BytesIO(visitor.page.pdf(prefer_css_page_size=True)))
    (page,) = paper.pages
    millimetres = [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]]
    assert sorted(millimetres) == [148, 210]
    assert "Phiếu tiếp nhận đơn" in page.extract_text()
