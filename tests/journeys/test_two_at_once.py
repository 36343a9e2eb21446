"""Two officials of one ward correct the same meeting: the later one sees both and chooses."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.product import Product
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
SIDES = ("Bản đang lưu", "Bản của bạn")
FIRST, LATER = "Bàn việc làm rãnh ngõ 9", "Bàn việc làm rãnh ngõ 9, đoạn giữa"


@pytest.fixture
def two(browser: Browser, product: Product) -> Iterator[tuple[Visitor, Visitor]]:
    """The clerk and the chair, each at a window of their own."""
    clerk, chair = (Visitor(browser, product.address) for _ in range(2))
    clerk.signs_in("thu.phoco")
    chair.signs_in("chutich.phoco")
    yield clerk, chair
    clerk.window.close()
    chair.window.close()


def test_the_later_one_sees_both_and_loses_nothing(two: tuple[Visitor, Visitor]) -> None:
    clerk, chair = two
    clerk.goes_to("/lam-viec/hop-dan/")
    address = clerk.page.locator("table a").first.get_attribute("href")
    for one in two:
        one.goes_to(f"{address}sua/")
    clerk.page.locator("[name=subject]").fill(FIRST)
    clerk.presses("Lưu")
    clerk.page.wait_for_url(re.compile(r"/hop-dan/[0-9]+/$"))
    chair.page.locator("[name=subject]").fill(LATER)
    chair.presses("Lưu")
    chair.sees("Người khác vừa lưu bản ghi này")
    stored, mine = (chair.page.locator(f"td[data-label='{side}']") for side in SIDES)
    assert (stored.first.inner_text(), mine.first.inner_text()) == (FIRST, LATER)
    chair.looks("hai-nguoi-cung-sua")
    chair.presses("Lưu bản của tôi")
    chair.page.wait_for_url(re.compile(r"/hop-dan/[0-9]+/$"))
    chair.sees(LATER)
    clerk.goes_to(str(address))
    clerk.sees(LATER)
