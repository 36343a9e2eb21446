"""A clerk writes a template once and answers with it, without a script, losing no word."""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys.desk import logs_feedback, takes_it_up
from tests.journeys.product import Product
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_a_template_is_written_once_and_inserted(visitor: Visitor) -> None:
    visitor.signs_in("thu.phoco")
    visitor.goes_to("/lam-viec/mau-tra-loi/")
    visitor.looks("mau-cau-tra-loi")
    visitor.follows("Thêm mẫu")
    visitor.fills(Tên_mẫu="Chờ kinh phí", Nội_dung="Chờ bố trí kinh phí cho {{tên vợ}}.")
    visitor.page.get_by_label("Dùng ở").select_option(label="Gia hạn: lý do")
    visitor.presses("Lưu")
    visitor.sees("Không điền được {{tên vợ}} ở đây")
    visitor.looks("mau-cau-tra-loi-loi")
    visitor.fills(Nội_dung="Chờ bố trí kinh phí, hạn cũ {{hạn giải quyết}}.")
    visitor.presses("Lưu")
    visitor.page.wait_for_url(re.compile(r"/mau-tra-loi/[0-9]+/$"))
    visitor.looks("mau-cau-tra-loi-mot")

    reason = inserts(visitor)
    assert re.fullmatch(
        r"Mưa lớn nhiều ngày\.\s+Chờ bố trí kinh phí, hạn cũ \d\d/\d\d/\d{4}\.", reason
    )
    visitor.looks("mau-cau-tra-loi-da-chen")


def test_it_needs_no_script(browser: Browser, product: Product) -> None:
    visitor = Visitor(browser, product.address, script=False)
    visitor.signs_in("thu.phoco")
    assert inserts(visitor).startswith("Mưa lớn nhiều ngày.\n\n")
    visitor.window.close()


def inserts(visitor: Visitor) -> str:
    """Type a reason for more time, insert the template for it, and read what stands there."""
    logs_feedback(visitor)
    takes_it_up(visitor)
    visitor.follows("Gia hạn")
    visitor.fills(Lý_do_gia_hạn="Mưa lớn nhiều ngày.")
    visitor.page.get_by_label("Mẫu câu trả lời").select_option(index=1)
    visitor.presses("Chèn mẫu")
    visitor.sees("Chưa ghi: xem lại rồi mới ghi.")
    return visitor.page.locator("[name=reason]").input_value()
