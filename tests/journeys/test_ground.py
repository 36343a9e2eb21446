"""An administrator corrects a unit and a norm: seen before saving, with reason, in the history."""

import pytest

from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_a_new_unit_is_corrected_with_a_reason(visitor: Visitor) -> None:
    visitor.signs_in("quantri")
    visitor.goes_to("/quan-tri/don-vi/")
    visitor.follows("Thêm đơn vị")
    visitor.fills(Mã_đơn_vị="99001", Tên="Bá Xuyen", Có_từ_ngày="1/1/2031", Lý_do="Đề án 5/ĐA")
    visitor.presses("Xem trước khi lưu")
    visitor.sees("Khi lưu sẽ như sau")
    visitor.looks("quan-tri-don-vi-xem-truoc")
    visitor.presses("Lưu")
    visitor.sees("Đã thêm Phường Bá Xuyen")
    visitor.follows("Sửa")
    visitor.fills(Tên="Bá Xuyên", Lý_do="Gõ thiếu dấu")
    visitor.presses("Xem trước khi lưu")
    visitor.sees("Khi lưu sẽ như sau")
    visitor.presses("Lưu")
    visitor.page.get_by_role("heading", level=1, name="Phường Bá Xuyên").wait_for()
    history = visitor.page.get_by_role("row").filter(has_text="Gõ thiếu dấu")
    history.get_by_text("Tên: Bá Xuyen → Bá Xuyên").wait_for()
    history.get_by_text("Trần Quang Huy").wait_for()
    visitor.looks("quan-tri-don-vi-lich-su")


def test_a_norm_of_a_later_day_is_added_and_corrected(visitor: Visitor) -> None:
    visitor.signs_in("quantri")
    visitor.goes_to("/quan-tri/dinh-muc/")
    visitor.looks("quan-tri-dinh-muc")
    visitor.follows("Thời gian niêm yết")
    visitor.follows("Thêm dòng")
    visitor.fills(Giá_trị="25", Có_hiệu_lực_từ_ngày="1/1/2032", Căn_cứ="Luật thử", Lý_do="Luật mới")
    visitor.presses("Xem trước khi lưu")
    visitor.sees("Khi lưu sẽ như sau")
    visitor.looks("quan-tri-dinh-muc-xem-truoc")
    visitor.presses("Lưu")
    visitor.page.get_by_role("row").filter(has_text="01/01/2032").get_by_text("25 ngày").wait_for()
    visitor.looks("quan-tri-dinh-muc-lich-su")
    visitor.sees("Đơn vị tính: – → ngày")
    visitor.goes_to("/quan-tri/nhat-ky/")
    visitor.sees("Thời gian niêm yết từ 01/01/2032")
    visitor.looks("quan-tri-nhat-ky")
