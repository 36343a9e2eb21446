"""A citizen at the pages of the form that sends a petition in."""

import time
from io import BytesIO

from PIL import Image

from petitions.views.public.filing_sent import TOO_FAST
from tests.journeys.visitor import Visitor

SENT_WITHIN = 30.0


def a_picture() -> bytes:
    """A photograph as a telephone takes it."""
    taken = BytesIO()
    Image.new("RGB", (640, 480), "green").save(taken, "PNG")
    return taken.getvalue()


def sends(visitor: Visitor, unless: str = "") -> None:
    """Send it, unless the page says so; who answers faster than anybody reads looks again."""
    deadline = time.monotonic() + SENT_WITHIN
    while not (unless and visitor.page.get_by_text(unless).count()):
        visitor.page.get_by_label("Tôi chịu trách nhiệm").check()
        visitor.presses("Gửi")
        visitor.page.wait_for_load_state()
        if not visitor.page.get_by_text(TOO_FAST).count() or time.monotonic() > deadline:
            return


def answers(visitor: Visitor) -> None:
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
