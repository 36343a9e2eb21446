"""One product and one browser for all journeys."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.product import Product, running
from tests.journeys.visitor import Visitor, open_browser


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The demo city, started as a newcomer starts it, in a path with a space."""
    with running(tmp_path_factory.mktemp("songcong") / "du lieu") as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = open_browser(playwright)
        yield opened
        opened.close()


@pytest.fixture
def visitor(browser: Browser, product: Product) -> Iterator[Visitor]:
    person = Visitor(browser, product.address)
    yield person
    person.window.close()
