"""A clerk sorts a petition with one button, lengthens its time; its sender sees both days."""

import re

import pytest

from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_a_petition_is_sorted_lengthened_and_followed(visitor: Visitor) -> None:
    code = given_a_clerk_who_has_logged_feedback(visitor)
    visitor.follows("Phân loại đơn")
    visitor.sees("Đề xuất: Đủ điều kiện, giải quyết tại đơn vị")
    visitor.looks("phan-loai")
    visitor.presses("Ghi quyết định")
    visitor.sees("Hạn: ")
    visitor.looks("don-thu-da-phan-loai")

    visitor.follows("Gia hạn")
    visitor.fills(Lý_do_gia_hạn="Chờ đo đạc thực địa", Văn_bản_gia_hạn_số="21/TB-UBND")
    visitor.presses("Ghi lại")
    visitor.sees("Gia hạn: đã ghi.")
    visitor.looks("don-thu-gia-han")
    visitor.goes_to("/lam-viec/hang-doi/tre/")
    visitor.looks("hang-doi")

    visitor.goes_to("/tra-cuu/")
    visitor.fills(Mã_tra_cứu=code, Bốn_số_cuối_điện_thoại="5678")
    visitor.presses("Xem tình trạng")
    visitor.sees("Gia hạn giải quyết")
    visitor.sees("hạn mới")
    visitor.looks("tra-cuu-gia-han")


def given_a_clerk_who_has_logged_feedback(visitor: Visitor) -> str:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/don-thu/moi/")
    visitor.page.get_by_label("Kiến nghị, phản ánh").check()
    visitor.fills(Họ_tên_người_gửi="Trần Thị Thử", Điện_thoại="0912345678")
    visitor.page.get_by_label("Nội dung", exact=True).fill("Đèn đường ngõ 7 tắt nhiều đêm")
    visitor.presses("Lưu")
    visitor.page.wait_for_url(re.compile(r"/don-thu/[0-9]+/$"))
    found = re.search(r"SC-\w{4}-\w{4}-\w{2}", visitor.page.content())
    assert found
    return found[0]
