"""A clerk sorts a petition with one button, lengthens its time; its sender sees both days."""

import pytest

from tests.journeys.desk import logs_feedback
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_a_petition_is_sorted_lengthened_and_followed(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    code = logs_feedback(visitor)
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
