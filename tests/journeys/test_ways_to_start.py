"""Another way to start: an empty city that is kept."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.product import Product, leaves_nothing_running, manage, running
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
PORT = 8200
OWN = "bốn mùa sông vẫn chảy"


def front_page(product: Product, browser: Browser) -> Visitor:
    """Somebody who opens the first page."""
    visitor = Visitor(browser, product.address)
    visitor.goes_to("/")
    return visitor


def takes_a_password_of_their_own(visitor: Visitor, given: str) -> None:
    """Whoever signs in with a password that somebody else has seen changes it first."""
    visitor.sees("Mật khẩu đang dùng do người khác cấp")
    visitor.page.get_by_label("Mật khẩu đang dùng").fill(given)
    visitor.page.get_by_label("Mật khẩu mới", exact=True).fill(OWN)
    visitor.page.get_by_label("Gõ lại mật khẩu mới").fill(OWN)
    visitor.page.get_by_role("button", name="Đổi mật khẩu").click()
    visitor.sees("Đã đổi mật khẩu")


def test_an_empty_city_gets_its_first_person_and_keeps_what_was_written(
    browser: Browser, tmp_path: Path
) -> None:
    data = tmp_path / "thanh pho trong"
    with running(data, "--empty", port=PORT) as first:
        assert "create_administrator" in "".join(first.printed)
        visitor = front_page(first, browser)
        assert not visitor.page.get_by_text("Bản trình diễn").count()
        printed = manage(data, "create_administrator", "quantri")
        password = re.search(r"mật khẩu: (\S+)", printed)
        assert password is not None
        visitor.signs_in("quantri", password[1])
        takes_a_password_of_their_own(visitor, password[1])
        visitor.goes_to("/quan-tri/don-vi/")
        visitor.sees("Bách Quang")
        visitor.looks("thanh-pho-trong")
        visitor.window.close()
    leaves_nothing_running(data)
    with running(data, "--empty", port=PORT) as second:
        again = front_page(second, browser)
        again.signs_in("quantri", OWN)
        again.window.close()
