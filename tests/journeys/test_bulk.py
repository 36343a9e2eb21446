"""A chair gives several cases to somebody at once; the one changed meanwhile is left out."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.product import Product
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
FRESH = "/lam-viec/don-thu/?kind=feedback&status=received"


@pytest.fixture
def two(browser: Browser, product: Product) -> Iterator[tuple[Visitor, Visitor]]:
    """The chair and the clerk, each at a window of their own."""
    chair, clerk = (Visitor(browser, product.address) for _ in range(2))
    chair.signs_in("chutich.phoco")
    clerk.signs_in("thu.phoco")
    yield chair, clerk
    chair.window.close()
    clerk.window.close()


def test_a_chair_gives_and_reminds_after_a_look(two: tuple[Visitor, Visitor]) -> None:
    chair, clerk = two
    chair.goes_to(FRESH)
    numbers = ticks(chair, 3)
    chair.looks("giao-nhieu-danh-sach")
    chair.presses("Giao, nhắc các đơn đã chọn")
    chair.sees("Đã chọn 3 đơn")
    chair.page.get_by_label("Giao cho", exact=True).select_option(label="Nguyễn Thị Minh Thư")
    chair.looks("giao-nhieu-chon")
    chair.presses("Xem trước")
    chair.sees("Sẽ thay đổi")
    chair.looks("giao-nhieu-xem-truoc")

    corrects(clerk, numbers[0])
    chair.presses("Giao 3 đơn")
    chair.sees("Đã giao 2 đơn cho Nguyễn Thị Minh Thư.")
    chair.sees("vừa thay đổi, khác lúc xem trước")
    chair.looks("giao-nhieu-da-ghi")

    chair.goes_to(FRESH)
    chair.follows("Giao, nhắc cả")
    chair.page.get_by_label("Nhắc người phụ trách").check()
    chair.fills(Lời_nhắc="Báo tiến độ trước thứ Sáu")
    chair.presses("Xem trước")
    chair.sees("Người được nhắc")
    chair.looks("nhac-viec-xem-truoc")
    chair.page.get_by_role("button", name=re.compile(r"^Nhắc \d+ đơn$")).click()
    chair.sees("Đã nhắc về")
    clerk.goes_to("/lam-viec/viec-moi/")
    clerk.sees("Báo tiến độ trước thứ Sáu")
    clerk.looks("viec-moi-nhac-viec")
    clerk.goes_to("/lam-viec/hang-doi/toi-phu-trach/")
    clerk.looks("hang-doi-toi-phu-trach")


def ticks(chair: Visitor, count: int) -> list[str]:
    """Tick the first lines by the keyboard alone; the addresses of their cases."""
    links = chair.page.locator("table[data-keys] a.row-link")
    for _ in range(count):
        chair.page.keyboard.press("j")
        chair.page.keyboard.press("x")
    assert chair.page.locator("input[name=chon]:checked").count() == count
    return [str(links.nth(place).get_attribute("href")) for place in range(count)]


def corrects(clerk: Visitor, address: str) -> None:
    """Meanwhile a clerk corrects one of the cases."""
    clerk.goes_to(f"{address}sua/")
    clerk.page.get_by_label("Nội dung", exact=True).fill("Đèn đường ngõ 9 tắt từ hôm qua")
    clerk.presses("Lưu")
    clerk.page.wait_for_url(re.compile(r"/don-thu/[0-9]+/$"))
