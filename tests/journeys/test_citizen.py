"""A citizen reckons a time limit, then asks after the petition that was handed in."""

import re
import time
from io import BytesIO

import pytest
from PIL import Image

from petitions.views.public.filing_sent import TOO_FAST
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
SENT_WITHIN = 30.0


def a_picture() -> bytes:
    """A photograph as a telephone takes it."""
    taken = BytesIO()
    Image.new("RGB", (640, 480), "green").save(taken, "PNG")
    return taken.getvalue()


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
    _answers(visitor)
    visitor.sees("Người khác sẽ thấy")
    visitor.looks("gui-xem-lai")
    _sends(visitor)
    visitor.sees("Đã nhận đơn của bạn")
    visitor.looks("gui-da-nhan")
    visitor.follows("in phiếu tiếp nhận")
    visitor.sees("Bốn số tra cứu")
    visitor.looks("gui-phieu")
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/hang-doi/moi/")
    visitor.sees("Rác để quá ba ngày")


def _sends(visitor: Visitor) -> None:
    """Send it; whoever answered six pages faster than anybody reads is asked to look again."""
    deadline = time.monotonic() + SENT_WITHIN
    while True:
        visitor.page.get_by_label("Tôi chịu trách nhiệm").check()
        visitor.presses("Gửi")
        visitor.page.wait_for_load_state()
        if not visitor.page.get_by_text(TOO_FAST).count() or time.monotonic() > deadline:
            return


def _asks_about_a_denunciation(visitor: Visitor) -> None:
    visitor.page.get_by_label("Báo người hoặc cơ quan làm trái pháp luật").check()
    visitor.presses("Tiếp tục")
    visitor.sees("Tố cáo ở đâu")
    visitor.looks("gui-to-cao")
    visitor.follows("Không phải tố cáo?")


def _answers(visitor: Visitor) -> None:
    """Six pages, one of them first left empty."""
    visitor.page.get_by_label("Phản ánh, kiến nghị một việc ở địa phương").check()
    visitor.presses("Tiếp tục")
    visitor.presses("Tiếp tục")
    visitor.sees("Kể lại sự việc.")
    visitor.looks("gui-viec-thieu")
    visitor.page.get_by_label("Rác, nước thải, ô nhiễm").check()
    visitor.fills(Kể_lại_sự_việc="Rác để quá ba ngày ở đầu ngõ, mùi hôi vào nhà")
    visitor.presses("Tiếp tục")
    visitor.page.get_by_label("Phường, xã").select_option("Phường Phố Cò")
    visitor.fills(Thôn="TDP 1", Chỗ_cụ_thể="trước số nhà 12")
    visitor.looks("gui-noi")
    visitor.presses("Tiếp tục")
    visitor.fills(Họ_và_tên="Phạm Thị Thử", Số_điện_thoại="0987654321", Địa_chỉ="Số 12, TDP 1")
    visitor.looks("gui-nguoi")
    visitor.presses("Tiếp tục")
    _adds_a_picture(visitor)
    visitor.presses("Tiếp tục")


def _adds_a_picture(visitor: Visitor) -> None:
    picture = {"name": "nha toi.png", "mimeType": "image/png", "buffer": a_picture()}
    visitor.page.get_by_label("Chọn ảnh hoặc PDF").set_input_files(picture)  # type: ignore[arg-type]
    visitor.presses("Thêm tệp rồi ở lại trang này")
    visitor.sees("Ảnh 1.png")
    visitor.looks("gui-tep")
