"""A ward's clerk at the desk: a petition logged and sorted, as every journey of it begins."""

import re

from tests.journeys.visitor import Visitor


def logs_feedback(visitor: Visitor) -> str:
    """Log a feedback at one's own desk, end on its page; its look-up code."""
    visitor.goes_to("/lam-viec/don-thu/moi/")
    visitor.page.get_by_label("Kiến nghị, phản ánh").check()
    visitor.fills(Họ_tên_người_gửi="Trần Thị Thử", Điện_thoại="0912345678")
    visitor.page.get_by_label("Nội dung", exact=True).fill("Đèn đường ngõ 7 tắt nhiều đêm")
    visitor.presses("Lưu")
    visitor.page.wait_for_url(re.compile(r"/don-thu/[0-9]+/$"))
    found = re.search(r"SC-\w{4}-\w{4}-\w{2}", visitor.page.content())
    assert found
    return found[0]


def takes_it_up(visitor: Visitor) -> None:
    """Sort the petition on its page as the page proposes."""
    visitor.follows("Phân loại đơn")
    visitor.sees("Đề xuất: Đủ điều kiện, giải quyết tại đơn vị")
    visitor.presses("Ghi quyết định")
    visitor.sees("Hạn: ")
